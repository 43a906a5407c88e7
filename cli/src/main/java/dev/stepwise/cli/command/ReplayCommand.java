package dev.stepwise.cli.command;

import dev.stepwise.cli.api.LogQuery;
import dev.stepwise.cli.screen.ReplayTable;
import dev.stepwise.contracts.UpgradeId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tells how everything stood at some moment.
@Command(
    name = "replay",
    description = "Tell how an upgrade, or everything, stood at a moment, out of the audit log.",
    mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
  @Mixin private AuditFlags audit = new AuditFlags();

  @Parameters(arity = "0..1", paramLabel = "UPGRADE", description = "Only that one.")
  private @Nullable String upgrade;

  @Option(names = "--at", paramLabel = "MOMENT", description = MomentText.WHAT)
  private @Nullable String at;

  @Override
  public Integer call() throws Exception {
    if (upgrade == null) {
      var query = LogQuery.of("/api/v1/replay").with("at", at);
      return audit.print(
          () -> ReplayTable.ofEstate(audit.api().json(query)), () -> audit.api().json(query));
    }
    var query =
        LogQuery.of("/api/v1/upgrades/%s/replay".formatted(new UpgradeId(upgrade))).with("at", at);
    return audit.print(
        () -> ReplayTable.ofUpgrade(audit.api().json(query)), () -> audit.api().json(query));
  }
}
