package dev.stepwise.cli.command;

import dev.stepwise.cli.api.OutputReader;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes what a run printed to standard output, byte for byte.
@Command(
    name = "output",
    description = {
      "Write what a step printed on a host, byte for byte; goes on by itself when the",
      "connection breaks. What is missing is said on standard error."
    },
    mixinStandardHelpOptions = true)
public final class OutputCommand implements Callable<Integer> {
  @Parameters(paramLabel = "UPGRADE", description = "Of which upgrade.")
  private String upgrade = "";

  @Option(
      names = "--stage",
      paramLabel = "N",
      required = true,
      description = "The index of the stage, as `get upgrades UPGRADE` shows it.")
  private int stage;

  @Option(names = "--host", paramLabel = "HOST", required = true, description = "On which host.")
  private String host = "";

  @Option(
      names = "--attempt",
      paramLabel = "N",
      defaultValue = "0",
      description = "Which attempt (default: the latest that printed).")
  private int attempt;

  @Option(
      names = "--offset",
      paramLabel = "N",
      defaultValue = "0",
      description = "The first byte to write (default: 0).")
  private long offset;

  @Option(names = "--follow", description = "Go on while the step prints, until it has ended.")
  private boolean follow;

  @Mixin private AuditServer audit = new AuditServer();

  @Override
  public Integer call() throws InterruptedException {
    var run = new OutputReader.Run(new UpgradeId(upgrade), stage, new HostId(host));
    audit
        .api()
        .output(
            run,
            attempt == 0 ? OptionalInt.empty() : OptionalInt.of(attempt),
            offset,
            OutputCommand::tellOfGap)
        .copyTo(System.out, follow);
    return ExitCode.DONE;
  }

  private static void tellOfGap(long from, long until) {
    System.err.printf(
        "[stepwise: %d bytes (%d-%d) are not here: too much was printed, or they are not sealed]%n",
        until - from, from, until - 1);
  }
}
