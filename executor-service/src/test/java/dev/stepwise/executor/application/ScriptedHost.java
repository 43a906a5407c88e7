package dev.stepwise.executor.application;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.contracts.execution.ScriptText;
import dev.stepwise.contracts.execution.StepCommand.ClearLedger;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.executor.application.HostAnswer.Answered;
import dev.stepwise.executor.application.HostAnswer.Silent;
import dev.stepwise.executor.domain.Killed;
import dev.stepwise.executor.domain.LedgerState;
import dev.stepwise.executor.domain.MaskedStream.Shown;
import dev.stepwise.executor.domain.ProbeAnswer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Answers in turn, whatever it is asked; the last silence lasts.
final class ScriptedHost implements RunLedger {
  private final Deque<HostAnswer<?>> answers = new ArrayDeque<>();
  final List<String> asked = new ArrayList<>();
  final List<Shown> scrubbed = new ArrayList<>();
  Optional<String> scrubbedFacts = Optional.empty();
  private SecretsMark given = SecretsMark.NONE;

  /// What it says from now on is of scripts with these secrets.
  ScriptedHost gave(SecretsMark secrets) {
    given = secrets;
    return this;
  }

  ScriptedHost says(LedgerState state) {
    return prints(state, "", 0);
  }

  ScriptedHost prints(LedgerState state, String text, long size) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    answers.add(
        new Answered<>(new LedgerAnswer(state, true, Killed.NO, 0, bytes, size, "", given, false)));
    return this;
  }

  ScriptedHost wrote(LedgerState state, String text, long size, String facts) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    answers.add(
        new Answered<>(
            new LedgerAnswer(state, true, Killed.NO, 0, bytes, size, facts, given, false)));
    return this;
  }

  ScriptedHost scrubbed(LedgerState state, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    answers.add(
        new Answered<>(
            new LedgerAnswer(state, false, Killed.NO, 0, bytes, bytes.length, "", given, true)));
    return this;
  }

  ScriptedHost probes(ProbeAnswer answer) {
    answers.add(new Answered<>(answer));
    return this;
  }

  void isSilent(HostProblem problem, boolean mayHaveArrived) {
    answers.add(new Silent<>(problem, "no route", mayHaveArrived));
  }

  @Override
  public HostAnswer<LedgerAnswer> begin(RunStep command, ScriptInputs inputs, long offset) {
    return next("begin");
  }

  @Override
  public HostAnswer<LedgerAnswer> lookAt(RunStep command, long offset) {
    return next("look");
  }

  @Override
  public HostAnswer<LedgerAnswer> callOff(RunStep command, long offset) {
    return next("call off");
  }

  @Override
  public HostAnswer<LedgerAnswer> cancel(RunStep command, long offset) {
    return next("cancel");
  }

  @Override
  public HostAnswer<LedgerAnswer> cancelPrevious(RunStep command) {
    return next("cancel previous");
  }

  @Override
  public HostAnswer<LedgerAnswer> scrub(
      RunStep command, List<Shown> shown, Optional<String> facts) {
    scrubbed.addAll(shown);
    scrubbedFacts = facts;
    return next("scrub");
  }

  @Override
  public HostAnswer<Clearing> clear(ClearLedger command) {
    return next("clear");
  }

  @Override
  public HostAnswer<ProbeAnswer> probe(
      UpgradeId upgrade,
      InstalledHost at,
      ScriptText script,
      SortedMap<String, String> environment) {
    return next("probe");
  }

  @SuppressWarnings("unchecked") // the script of a test fits its questions
  private <T> HostAnswer<T> next(String question) {
    asked.add(question);
    return (HostAnswer<T>) answers.removeFirst();
  }
}
