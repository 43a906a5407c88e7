package dev.stepwise.cli.command;

import dev.stepwise.contracts.UpgradeId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Approves a plan.
@Command(
    name = "approve",
    description = "Approve the plan of an upgrade, bound to its hash.",
    mixinStandardHelpOptions = true)
public final class ApproveCommand implements Callable<Integer> {
  @Mixin private ServerFlags server = new ServerFlags();

  @Parameters(paramLabel = "UPGRADE", description = "Which one.")
  private String upgrade = "";

  @Option(
      names = "--plan-hash",
      paramLabel = "HASH",
      description = "The plan that was read (default: the one that is there now).")
  private @Nullable String planHash;

  @Override
  public Integer call() {
    var id = new UpgradeId(upgrade);
    var hash = planHash == null ? server.planner().upgrade(id).planHash() : planHash;
    server.planner().approve(id, hash);
    System.out.println("approved plan " + hash);
    System.out.println("Start it:  stepwise start " + id);
    return ExitCode.DONE;
  }
}
