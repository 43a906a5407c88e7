package dev.stepwise.cli.command;

import dev.stepwise.cli.api.LogQuery;
import dev.stepwise.contracts.UpgradeId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tells who did what when.
@Command(
    name = "timeline",
    description = "Tell who did what when in an upgrade, out of the audit log.",
    mixinStandardHelpOptions = true)
public final class TimelineCommand implements Callable<Integer> {
  @Mixin private AuditFlags audit = new AuditFlags();

  @Parameters(paramLabel = "UPGRADE", description = "Which upgrade.")
  private String upgrade = "";

  @Option(names = "--at", paramLabel = "MOMENT", description = MomentText.WHAT)
  private @Nullable String at;

  @Override
  public Integer call() throws Exception {
    var query =
        LogQuery.of("/api/v1/upgrades/%s/timeline".formatted(new UpgradeId(upgrade)))
            .with("at", at);
    return audit.print(() -> audit.api().text(query), () -> audit.api().json(query));
  }
}
