package dev.stepwise.planner.simulation;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.execution.StepReport.RunBegan;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.contracts.execution.StepReport.RunHeartbeat;
import dev.stepwise.planner.simulation.Host.Word;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// One run on one executor, a step at a time: fence off the attempt before, start or attach, watch,
/// verify, tell.
final class Work {
  private static final Output NO_OUTPUT = new Output(0, Sha256.of(""), "");

  private final RunStep command;
  private final boolean toCancel;
  private final String executor;
  private final Chance chance;
  private final InstantSource clock;
  private final Host host;
  private final Consumer<StepReport> reports;
  private final Mutation mutation;
  private boolean fencedOff;
  private boolean began;

  Work(
      RunStep command,
      boolean toCancel,
      String executor,
      Chance chance,
      InstantSource clock,
      Host host,
      Consumer<StepReport> reports,
      Mutation mutation) {
    this.command = command;
    this.toCancel = toCancel;
    this.executor = executor;
    this.chance = chance;
    this.clock = clock;
    this.host = host;
    this.reports = reports;
    this.mutation = mutation;
    this.fencedOff = attempt().number() == 1;
  }

  List<Object> key() {
    return List.of(command.upgradeId(), attempt().stage(), attempt().host());
  }

  long fence() {
    return command.fence();
  }

  private AttemptId attempt() {
    return command.attempt();
  }

  /// Goes on by one step.
  ///
  /// @return whether nothing is left to do
  boolean advance() {
    if (chance.strikes(0.1)) {
      return false;
    }
    if (chance.happens(0.2)) {
      reports.accept(new RunHeartbeat(attempt(), fence(), "RUNNING", 0, executor, clock.instant()));
      return false;
    }
    return fencedOff ? startOrLook() : fenceOff();
  }

  private boolean fenceOff() {
    var word = call(() -> host.cancelPrevious(attempt(), fence()));
    fencedOff = word != Word.NONE || mutation == Mutation.RETRY_WITHOUT_FENCING_OFF;
    return word == Word.STALE;
  }

  private boolean startOrLook() {
    return switch (call(this::look)) {
      case NONE -> !toCancel && start();
      case STALE -> true;
      case CANCELLED -> end(new Outcome.Refused("called off"));
      case RUNNING -> begin();
      case EXITED_0 -> begin() || end(succeeded("exit 0, verify passed"));
      case EXITED_1 -> begin() || end(new Outcome.Failed("exit 1", OptionalInt.of(1)));
      case LOST -> begin() || end(afterLoss());
    };
  }

  private Word look() {
    return toCancel ? host.cancel(attempt(), fence()) : host.lookAt(attempt(), fence());
  }

  /// What was commanded before may have been done before; else `check` decides.
  private boolean start() {
    var isFirst = attempt().number() == 1 && fence() == 1;
    if (!isFirst && host.isDone(attempt())) {
      return end(succeeded("verify passed before the start"));
    }
    if (chance.strikes(0.02)) {
      call(() -> host.callOff(attempt(), fence()));
      return false;
    }
    if (chance.strikes(0.05)) {
      host.beginSlowly(attempt(), fence());
      return chance.strikes(0.5) && end(new Outcome.Unknown("the host does not answer"));
    }
    call(() -> host.begin(attempt(), fence()));
    return false;
  }

  /// The connection may break before the call reaches the host, while it is under way, or before
  /// the answer is back.
  private Word call(Supplier<Word> request) {
    if (chance.strikes(0.03)) {
      return Word.NONE;
    }
    if (chance.strikes(0.03)) {
      host.later(request);
      return Word.NONE;
    }
    var word = request.get();
    return chance.strikes(0.03) ? Word.NONE : word;
  }

  private boolean begin() {
    if (!began) {
      began = true;
      reports.accept(new RunBegan(attempt(), fence(), fence() > 1, executor, clock.instant()));
    }
    return false;
  }

  private Outcome afterLoss() {
    return host.isDone(attempt()) || mutation == Mutation.EXECUTOR_THAT_GUESSES
        ? succeeded("verify passed after a loss")
        : new Outcome.Unknown("lost, and verify does not pass");
  }

  private Outcome succeeded(String how) {
    var facts = new TreeMap<String, String>();
    command.work().facts().forEach(name -> facts.put(name, "/" + attempt().host()));
    return new Outcome.Succeeded(facts, how);
  }

  private boolean end(Outcome outcome) {
    reports.accept(new RunEnded(attempt(), fence(), outcome, NO_OUTPUT, executor, clock.instant()));
    return !chance.strikes(0.03);
  }
}
