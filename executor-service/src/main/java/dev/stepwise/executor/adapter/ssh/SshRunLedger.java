package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.contracts.execution.ScriptText;
import dev.stepwise.contracts.execution.StepCommand.ClearLedger;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.executor.adapter.ssh.HostShell.Reply;
import dev.stepwise.executor.application.Clearing;
import dev.stepwise.executor.application.HostAnswer;
import dev.stepwise.executor.application.LedgerAnswer;
import dev.stepwise.executor.application.RunLedger;
import dev.stepwise.executor.application.ScriptInputs;
import dev.stepwise.executor.domain.MaskedStream.Shown;
import dev.stepwise.executor.domain.ProbeAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// The ledger of hosts that are reached over SSH: each call is one program for the host's shell,
/// and one answer.
final class SshRunLedger implements RunLedger {
  /// Between TERM and KILL.
  static final Duration GRACE = Duration.ofSeconds(10);

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HostShell shell;
  private final ShellProgram programs;
  private final Duration probeTime;

  /// @param probeTime after which the host ends a probe
  SshRunLedger(HostShell shell, ShellProgram programs, Duration probeTime) {
    this.shell = shell;
    this.programs = programs;
    this.probeTime = probeTime;
  }

  @Override
  public HostAnswer<LedgerAnswer> begin(RunStep command, ScriptInputs inputs, long offset) {
    return ask(command, programs.begin(command, inputs, offset), PATIENCE);
  }

  @Override
  public HostAnswer<LedgerAnswer> lookAt(RunStep command, long offset) {
    return ask(command, programs.lookAt(command, offset), PATIENCE);
  }

  @Override
  public HostAnswer<LedgerAnswer> callOff(RunStep command, long offset) {
    return ask(command, programs.callOff(command, offset), PATIENCE);
  }

  @Override
  public HostAnswer<LedgerAnswer> cancel(RunStep command, long offset) {
    return ask(command, programs.cancel(command, offset), PATIENCE.plus(GRACE.multipliedBy(2)));
  }

  @Override
  public HostAnswer<LedgerAnswer> cancelPrevious(RunStep command) {
    return ask(command, programs.cancelPrevious(command), PATIENCE.plus(GRACE.multipliedBy(2)));
  }

  @Override
  public HostAnswer<LedgerAnswer> scrub(
      RunStep command, List<Shown> shown, Optional<String> facts) {
    return ask(command, programs.scrub(command, shown, facts), PATIENCE);
  }

  @Override
  public HostAnswer<Clearing> clear(ClearLedger command) {
    var program = programs.clear(command);
    return switch (shell.run(
        command.upgradeId(), command.host(), program.bytes(), PATIENCE.multipliedBy(3))) {
      case Reply.Broken broken -> silent(broken);
      case Reply.Ended ended ->
          answer(ended, () -> AgentAnswer.clearing(ended.printed(), program.nonce()));
    };
  }

  @Override
  public HostAnswer<ProbeAnswer> probe(
      UpgradeId upgrade,
      InstalledHost host,
      ScriptText script,
      SortedMap<String, String> environment) {
    var program = programs.probe(script, environment);
    return switch (shell.run(upgrade, host, program.bytes(), probeTime.plus(PATIENCE))) {
      case Reply.Broken broken -> silent(broken);
      case Reply.Ended ended ->
          AgentAnswer.afterMark(ended.printed(), program.nonce())
              .<HostAnswer<ProbeAnswer>>map(text ->
                  new HostAnswer.Answered<>(
                      ProbeAnswer.of(ended.exitCode(), reason(text, ended.errors()))))
              .orElseGet(() -> strange(ended));
    };
  }

  private HostAnswer<LedgerAnswer> ask(
      RunStep command, ShellProgram.Text program, Duration patience) {
    return switch (shell.run(
        command.attempt().upgradeId(), command.account(), program.bytes(), patience)) {
      case Reply.Broken broken -> silent(broken);
      case Reply.Ended ended ->
          answer(ended, () -> AgentAnswer.parse(ended.printed(), program.nonce()));
    };
  }

  private static <T> HostAnswer<T> answer(Reply.Ended ended, Parsing<T> parsing) {
    try {
      return new HostAnswer.Answered<>(parsing.parsed());
    } catch (MalformedAnswer e) {
      return new HostAnswer.Silent<>(
          HostProblem.UNREACHABLE, e.getMessage() + " " + ended.errors().strip(), true);
    }
  }

  /// People read standard output; a probe that says nothing there may have said it on the other.
  private static String reason(String printed, String errors) {
    return printed.isBlank() ? errors : printed;
  }

  private static <T> HostAnswer<T> strange(Reply.Ended ended) {
    return new HostAnswer.Silent<>(
        HostProblem.UNREACHABLE,
        "Expected the host's shell to run a probe, but it ended with %d: %s"
            .formatted(ended.exitCode(), ended.errors().strip()),
        true);
  }

  private static <T> HostAnswer<T> silent(Reply.Broken broken) {
    return new HostAnswer.Silent<>(broken.problem(), broken.message(), broken.mayHaveArrived());
  }

  /// Reads an answer.
  private interface Parsing<T> {
    T parsed() throws MalformedAnswer;
  }
}
