package dev.stepwise.cli.command;

import dev.stepwise.contracts.upgrade.PauseMode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Halts an upgrade.
@Command(
    name = "pause",
    description = "Halt a running upgrade: after the step, after the turn of the host, or now.",
    mixinStandardHelpOptions = true)
public final class PauseCommand implements Callable<Integer> {
  @Mixin private ChoiceFlags choice = new ChoiceFlags();

  @Option(
      names = "--mode",
      paramLabel = "WHEN",
      defaultValue = "AFTER_STEP",
      description = {
        "AFTER_STEP (default): when the step under way is done.",
        "AFTER_HOST: when the turn of the host is done.",
        "NOW: scripts under way are ended on their hosts.",
      })
  private PauseMode mode = PauseMode.AFTER_STEP;

  @Option(names = "--reason", paramLabel = "WORDS", description = "Why, for the log.")
  private String reason = "no reason given";

  @Override
  public Integer call() throws InterruptedException {
    return choice.said(choice.planner().pause(choice.id(), mode, reason));
  }
}
