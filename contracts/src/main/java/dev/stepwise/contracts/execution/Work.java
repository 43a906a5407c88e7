package dev.stepwise.contracts.execution;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// An action with its texts and its environment filled in; the meaning of each part stands at
/// [dev.stepwise.contracts.plan.Action].
public record Work(
    Optional<ScriptText> check,
    ScriptText run,
    Optional<ScriptText> verify,
    List<String> expect,
    List<String> forbid,
    Duration timeout,
    Duration verifyWithin,
    List<String> facts,
    SortedMap<String, String> environment) {
  public Work {
    expect = List.copyOf(expect);
    forbid = List.copyOf(forbid);
    facts = List.copyOf(facts);
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
  }
}
