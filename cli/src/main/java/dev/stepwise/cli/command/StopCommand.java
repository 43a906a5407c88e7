package dev.stepwise.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Leaves an upgrade as it is.
@Command(
    name = "stop",
    description = "Leave a held, paused or waiting upgrade as it is, for good.",
    mixinStandardHelpOptions = true)
public final class StopCommand implements Callable<Integer> {
  @Mixin private ChoiceFlags choice = new ChoiceFlags();

  @Option(names = "--reason", paramLabel = "WORDS", description = "Why, for the log.")
  private String reason = "no reason given";

  @Override
  public Integer call() throws InterruptedException {
    return choice.said(choice.planner().stop(choice.id(), reason));
  }
}
