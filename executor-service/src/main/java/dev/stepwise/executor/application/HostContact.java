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
/// time. How long depends on what is at stake: a run that may be under way is followed for as long
/// as it could take.
///
/// A run is refused only when the host itself said, since this contact exists, that nothing was
/// started, and nothing that could start it was sent since. Even a first command may have been
/// delivered before, to an executor that is no more.
final class HostContact {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  private final RunStep command;
  private final boolean ending;
  private final ExecutorSettings settings;
  private final Clock clock;
  private final RunPauses pauses;
  private Start start = Start.NOT_KNOWN;
  private boolean askedToStart;
  private volatile boolean silent;

  HostContact(RunStep command, ExecutorSettings settings, Clock clock, RunPauses pauses) {
    this(command, false, settings, clock, pauses);
  }

  /// @param ending whether the run is to be ended: somebody waits for that, so a silent host is
  ///   given up as soon as any other
  HostContact(
      RunStep command, boolean ending, ExecutorSettings settings, Clock clock, RunPauses pauses) {
    this.command = command;
    this.ending = ending;
    this.settings = settings;
    this.clock = clock;
    this.pauses = pauses;
  }

  /// The ledger says that the script was not started. That is not the last word when it was asked
  /// to start it: a slow host may still do so.
  void isNotStarted() {
    start = askedToStart ? Start.NOT_KNOWN : Start.NO;
  }

  /// The ledger says that the script was started.
  void isStarted() {
    start = Start.YES;
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

  /// Asks once; nothing is started by that.
  <T> HostAnswer<T> askOnce(Supplier<HostAnswer<T>> question) {
    var answer = question.get();
    silent = answer instanceof Silent<T>;
    return answer;
  }

  /// How long any host may be silent.
  Duration timeToReach() {
    return settings.reachWithin();
  }

  /// Gives up on a host that is silent beyond that time; at once on one that must not be spoken to.
  void giveUpIfOver(Silent<?> silence, Instant deadline) throws HostGivenUp {
    if (silence.problem() == HostProblem.HOST_KEY_CHANGED || !clock.instant().isBefore(deadline)) {
      throw givenUp(silence);
    }
  }

  private <T> T ask(Supplier<HostAnswer<T>> question, boolean starts)
      throws HostGivenUp, InterruptedException {
    var since = clock.instant();
    var pause = FIRST_PAUSE;
    while (true) {
      switch (question.get()) {
        case Answered<T>(T value) -> {
          noteStart(starts);
          silent = false;
          return value;
        }
        case Silent<T> silence -> {
          noteStart(starts && silence.mayHaveArrived());
          giveUpIfOver(silence, since.plus(patience()));
        }
      }
      silent = true;
      pauses.pause(pause);
      pause = longer(pause);
    }
  }

  private void noteStart(boolean mayHaveArrived) {
    if (mayHaveArrived) {
      askedToStart = true;
      start = start == Start.NO ? Start.NOT_KNOWN : start;
    }
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  private HostGivenUp givenUp(Silent<?> silence) {
    return new HostGivenUp(end(wordsFor(silence.problem()) + ": " + silence.message()));
  }

  private Duration patience() {
    var work = command.work();
    var mayRun = askedToStart || command.fence() > 1 || command.attempt().number() > 1;
    return !ending && start != Start.NO && (start == Start.YES || mayRun)
        ? work.timeout().plus(work.verifyWithin())
        : settings.reachWithin();
  }

  private static String wordsFor(HostProblem problem) {
    return switch (problem) {
      case UNREACHABLE -> "The host cannot be reached";
      case HOST_KEY_CHANGED -> "The host shows another key";
      case LOGIN_REFUSED -> "The host refuses the login";
      case PROBE_FAILED -> "The host does not answer";
    };
  }

  /// How the run ends when the executor cannot go on with it.
  Outcome end(String why) {
    return switch (start) {
      case NO -> new Refused(why + "; the step was not started");
      case YES -> new Unknown(why + "; the step was started and cannot be followed any more");
      case NOT_KNOWN -> new Unknown(why + "; whether the step was started is not known");
    };
  }

  /// What is known of the script's start.
  private enum Start {
    NOT_KNOWN,
    NO,
    YES
  }
}
