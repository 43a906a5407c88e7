package dev.stepwise.cli.command;

import dev.stepwise.cli.api.PlannerApi;
import dev.stepwise.cli.api.UpgradeView;
import dev.stepwise.contracts.UpgradeId;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What every command has that decides about one upgrade: which one, and where the planner is.
final class ChoiceFlags {
  @Mixin private ServerFlags server = new ServerFlags();

  @Parameters(paramLabel = "UPGRADE", description = "Which one.")
  private String upgrade = "";

  @Option(
      names = "--wait",
      description = "Come back when the upgrade has ended, has halted, or needs a person.")
  private boolean wait;

  UpgradeId id() {
    return new UpgradeId(upgrade);
  }

  PlannerApi planner() {
    return server.planner();
  }

  /// Says how the upgrade stands after it.
  int said(UpgradeView after) throws InterruptedException {
    if (wait) {
      return Watching.await(planner(), id());
    }
    System.out.println(after.state());
    System.out.println("Watch it:  stepwise watch " + id());
    return ExitCode.DONE;
  }
}
