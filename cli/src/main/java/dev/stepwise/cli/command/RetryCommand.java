package dev.stepwise.cli.command;

import dev.stepwise.contracts.UpgradeId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Tries a held upgrade again.
@Command(
    name = "retry",
    description = "Try the failed runs of a held upgrade again.",
    mixinStandardHelpOptions = true)
public final class RetryCommand implements Callable<Integer> {
  @Mixin private ServerFlags server = new ServerFlags();

  @Parameters(paramLabel = "UPGRADE", description = "Which one.")
  private String upgrade = "";

  @Override
  public Integer call() {
    var id = new UpgradeId(upgrade);
    System.out.println(server.planner().retry(id).state());
    System.out.println("Watch it:  stepwise watch " + id);
    return ExitCode.DONE;
  }
}
