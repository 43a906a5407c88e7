package dev.stepwise.playbook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// [dev.stepwise.contracts.plan.Action] as a playbook writes it: scripts by name.
public record ScriptedAction(
    Optional<String> check,
    String run,
    Optional<String> verify,
    List<String> expect,
    List<String> forbid,
    Duration timeout,
    Duration verifyWithin,
    List<String> facts) {
  public ScriptedAction {
    expect = List.copyOf(expect);
    forbid = List.copyOf(forbid);
    facts = List.copyOf(facts);
  }
}
