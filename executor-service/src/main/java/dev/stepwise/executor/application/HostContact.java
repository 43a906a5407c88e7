package dev.stepwise.executor.application;

import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Outcome.Refused;
import dev.stepwise.contracts.execution.Outcome.Unknown;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.executor.application.HostAnswer.Answered;
import dev.stepwise.executor.application.HostAnswer.Silent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// Speaks to the host of one run, with patience: a silent host is asked again, a little later each
/// time. How long depends on what is at stake. A run that cannot have been started is soon refused;
/// one that may have been is followed for as long as it could take.
final class HostContact {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  private final RunStep command;
  private final ExecutorSettings settings;
  private final Clock clock;
  private final RunPauses pauses;
  private boolean mayHaveStarted;
  private volatile boolean silent;

  HostContact(RunStep command, ExecutorSettings settings, Clock clock, RunPauses pauses) {
    this.command = command;
    this.settings = settings;
    this.clock = clock;
    this.pauses = pauses;
    this.mayHaveStarted = command.fence() > 1 || command.attempt().number() > 1;
  }

  /// The ledger says that the script was not started.
  void isNotStarted() {
    mayHaveStarted = false;
  }

  /// Whether the host does not answer right now.
  boolean isSilent() {
    return silent;
  }

  /// Asks until there is an answer; nothing is started by that.
  <T> T ask(Supplier<HostAnswer<T>> question) throws HostGivenUp, InterruptedException {
    return ask(question, false);
  }

  /// Asks until there is an answer. From the first time on that the question may have reached the
  /// host, the script may have been started.
  <T> T start(Supplier<HostAnswer<T>> question) throws HostGivenUp, InterruptedException {
    return ask(question, true);
  }

  private <T> T ask(Supplier<HostAnswer<T>> question, boolean starts)
      throws HostGivenUp, InterruptedException {
    var since = clock.instant();
    var pause = FIRST_PAUSE;
    while (true) {
      switch (question.get()) {
        case Answered<T>(T value) -> {
          mayHaveStarted |= starts;
          silent = false;
          return value;
        }
        case Silent<T> silence -> {
          mayHaveStarted |= starts && silence.mayHaveArrived();
          giveUpIfOver(silence, since);
        }
      }
      silent = true;
      pauses.pause(pause);
      pause = longer(pause);
    }
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  private void giveUpIfOver(Silent<?> silence, Instant since) throws HostGivenUp {
    var silentFor = Duration.between(since, clock.instant());
    if (silence.problem() == HostProblem.HOST_KEY_CHANGED || silentFor.compareTo(patience()) >= 0) {
      throw new HostGivenUp(end(silence.message()));
    }
  }

  private Duration patience() {
    var work = command.work();
    return mayHaveStarted ? work.timeout().plus(work.verifyWithin()) : settings.reachWithin();
  }

  /// How the run ends when the executor cannot go on with it.
  Outcome end(String why) {
    return mayHaveStarted
        ? new Unknown("The run cannot be followed any more: " + why)
        : new Refused("The run cannot be started: " + why);
  }
}
