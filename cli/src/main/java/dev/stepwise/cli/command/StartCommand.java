package dev.stepwise.cli.command;

import dev.stepwise.contracts.UpgradeId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Starts an approved upgrade.
@Command(
    name = "start",
    description = "Start an approved upgrade and watch it.",
    mixinStandardHelpOptions = true)
public final class StartCommand implements Callable<Integer> {
  @Mixin private ServerFlags server = new ServerFlags();

  @Parameters(paramLabel = "UPGRADE", description = "Which one.")
  private String upgrade = "";

  @Option(names = "--no-watch", description = "Come back at once.")
  private boolean noWatch;

  @Option(
      names = "--wait",
      description = "Show nothing until it has ended, has halted, or needs a person.")
  private boolean wait;

  @Override
  public Integer call() throws InterruptedException {
    var id = new UpgradeId(upgrade);
    server.planner().start(id);
    if (wait) {
      return Watching.await(server.planner(), id);
    }
    return noWatch ? ExitCode.DONE : Watching.watch(server.planner(), id);
  }
}
