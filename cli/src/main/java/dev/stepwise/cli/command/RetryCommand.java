package dev.stepwise.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Tries a held upgrade again.
@Command(
    name = "retry",
    description = {
      "Try again what failed, from the step that failed, everywhere or on one host.",
      "When its approval has ended meanwhile, it has to be approved again first: stepwise approve UPGRADE."
    },
    mixinStandardHelpOptions = true)
public final class RetryCommand implements Callable<Integer> {
  @Mixin private ChoiceFlags choice = new ChoiceFlags();

  @Option(names = "--host", paramLabel = "HOST", description = "Only there.")
  private String host = "";

  @Override
  public Integer call() throws InterruptedException {
    return choice.said(choice.planner().retry(choice.id(), host));
  }
}
