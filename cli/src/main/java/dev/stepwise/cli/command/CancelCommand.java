package dev.stepwise.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Gives an upgrade up.
@Command(
    name = "cancel",
    description =
        "Give an upgrade up. Scripts under way are ended first; then it can be rolled back.",
    mixinStandardHelpOptions = true)
public final class CancelCommand implements Callable<Integer> {
  @Mixin private ChoiceFlags choice = new ChoiceFlags();

  @Option(names = "--reason", paramLabel = "WORDS", description = "Why, for the log.")
  private String reason = "no reason given";

  @Override
  public Integer call() throws InterruptedException {
    return choice.said(choice.planner().cancel(choice.id(), reason));
  }
}
