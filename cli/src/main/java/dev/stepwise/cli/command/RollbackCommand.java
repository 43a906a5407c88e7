package dev.stepwise.cli.command;

import dev.stepwise.contracts.UpgradeId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Plans the way back.
@Command(
    name = "rollback",
    description = "Plan the way back out of the audit log and show it; no host is changed.",
    mixinStandardHelpOptions = true)
public final class RollbackCommand implements Callable<Integer> {
  @Mixin private ServerFlags server = new ServerFlags();

  @Parameters(paramLabel = "UPGRADE", description = "The upgrade to undo.")
  private String upgrade = "";

  @Override
  public Integer call() {
    var back = server.planner().rollback(new UpgradeId(upgrade));
    System.out.println(server.planner().plan(back.id()));
    System.out.println("Approve it:  stepwise approve " + back.id());
    return ExitCode.DONE;
  }
}
