package dev.stepwise.cli.command;

import dev.stepwise.contracts.UpgradeId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Watches an upgrade.
@Command(
    name = "watch",
    description = "Show an upgrade as it happens, until it ends or needs a person.",
    mixinStandardHelpOptions = true)
public final class WatchCommand implements Callable<Integer> {
  @Mixin private ServerFlags server = new ServerFlags();

  @Parameters(paramLabel = "UPGRADE", description = "Which one.")
  private String upgrade = "";

  @Override
  public Integer call() throws InterruptedException {
    return Watching.watch(server.planner(), new UpgradeId(upgrade));
  }
}
