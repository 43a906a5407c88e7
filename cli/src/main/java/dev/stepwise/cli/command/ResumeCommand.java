package dev.stepwise.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Ends a pause.
@Command(
    name = "resume",
    description = {
      "End a pause, or take back that it was asked for.",
      "When its approval has ended meanwhile, it has to be approved again first: stepwise approve UPGRADE."
    },
    mixinStandardHelpOptions = true)
public final class ResumeCommand implements Callable<Integer> {
  @Mixin private ChoiceFlags choice = new ChoiceFlags();

  @Override
  public Integer call() throws InterruptedException {
    return choice.said(choice.planner().resume(choice.id()));
  }
}
