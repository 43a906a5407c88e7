package dev.stepwise.cli.command;

import dev.stepwise.cli.api.LogQuery;
import dev.stepwise.contracts.UpgradeId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tells what changed between two moments.
@Command(
    name = "diff",
    description = "Tell what changed between two moments, of one upgrade or of everything.",
    mixinStandardHelpOptions = true)
public final class DiffCommand implements Callable<Integer> {
  @Mixin private AuditFlags audit = new AuditFlags();

  @Parameters(arity = "0..1", paramLabel = "UPGRADE", description = "Only of that one.")
  private @Nullable String upgrade;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "MOMENT",
      description = "The index of an entry, or a time such as 2026-01-01T02:00:00+01:00.")
  private String from = "";

  @Option(names = "--to", paramLabel = "MOMENT", description = MomentText.WHAT)
  private @Nullable String to;

  @Override
  public Integer call() throws Exception {
    var of = upgrade == null ? "" : "/upgrades/" + new UpgradeId(upgrade);
    var query = LogQuery.of("/api/v1" + of + "/difference").with("from", from).with("to", to);
    return audit.print(() -> audit.api().text(query), () -> audit.api().json(query));
  }
}
