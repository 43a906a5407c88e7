package dev.stepwise.cli.command;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Gives an approved upgrade a time.
@Command(
    name = "schedule",
    description = {
      "Let an approved upgrade start by itself in the next window that it fits.",
      "A second time moves it."
    },
    mixinStandardHelpOptions = true)
public final class ScheduleCommand implements Callable<Integer> {
  @Mixin private ChoiceFlags choice = new ChoiceFlags();

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description = "Not before, such as 2026-03-28T20:00:00Z.")
  private Optional<Instant> from = Optional.empty();

  @Option(names = "--off", description = "Do not start by itself after all.")
  private boolean off;

  @Override
  public Integer call() throws InterruptedException {
    var planner = choice.planner();
    return choice.said(off ? planner.unschedule(choice.id()) : planner.schedule(choice.id(), from));
  }
}
