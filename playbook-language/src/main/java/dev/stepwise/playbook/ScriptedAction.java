package dev.stepwise.playbook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// [dev.stepwise.contracts.plan.Action] as a playbook writes it: scripts by name.
///
/// @param run the work; empty for a gate that only waits for its `verify`
/// @param answers lines for the standard input of `run`; one that begins with `$` is the
///   environment variable of that name. When empty, standard input is closed
/// @param user as whom all of it is done on the host: a name, or `$NAME` of an environment variable
public record ScriptedAction(
    Optional<String> check,
    Optional<String> run,
    Optional<String> verify,
    List<String> answers,
    List<String> expect,
    List<String> forbid,
    Duration timeout,
    Duration verifyWithin,
    List<String> facts,
    Optional<String> user) {
  public ScriptedAction {
    answers = List.copyOf(answers);
    expect = List.copyOf(expect);
    forbid = List.copyOf(forbid);
    facts = List.copyOf(facts);
  }
}
