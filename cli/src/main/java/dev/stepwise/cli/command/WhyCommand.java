package dev.stepwise.cli.command;

import dev.stepwise.cli.api.LogQuery;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tells why something ran on a host.
@Command(
    name = "why",
    description = {
      "Tell why something ran on a host: rule, plan, approval, command, output, outcome.",
      "Either `why UPGRADE STAGE HOST`, or `why --host HOST --at TIME` for what had been",
      "commanded last on a host by then."
    },
    mixinStandardHelpOptions = true)
public final class WhyCommand implements Callable<Integer> {
  @Mixin private AuditFlags audit = new AuditFlags();

  @Parameters(index = "0", arity = "0..1", paramLabel = "UPGRADE", description = "Which upgrade.")
  private @Nullable String upgrade;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "STAGE",
      description = "The index of the stage, as `get upgrades UPGRADE` shows it.")
  private @Nullable Integer stage;

  @Parameters(index = "2", arity = "0..1", paramLabel = "HOST", description = "On which host.")
  private @Nullable String host;

  @Option(names = "--host", paramLabel = "HOST", description = "On which host, with --at.")
  private @Nullable String hostThen;

  @Option(names = "--at", paramLabel = "MOMENT", description = MomentText.WHAT)
  private @Nullable String at;

  @Option(names = "--attempt", paramLabel = "N", description = "Which attempt (default: latest).")
  private @Nullable Integer attempt;

  @Override
  public Integer call() throws Exception {
    var query =
        LogQuery.of("/api/v1/why")
            .with("upgrade", upgrade)
            .with("stage", stage)
            .with("host", host == null ? hostThen : host)
            .with("attempt", attempt)
            .with("at", at);
    return audit.print(() -> audit.api().text(query), () -> audit.api().json(query));
  }
}
