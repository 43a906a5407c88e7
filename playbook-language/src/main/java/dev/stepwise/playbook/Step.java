package dev.stepwise.playbook;

import dev.stepwise.contracts.StepId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A unit of work.
///
/// @param on the roles whose hosts do it, each host once; empty in a roll for the hosts whose turn
///   it is
/// @param with literal environment
/// @param when whether a host does it; empty for always
/// @param estimate how long it takes
public record Step(
    StepId id,
    String title,
    List<String> on,
    ScriptedAction action,
    StepEffect effect,
    Downtime downtime,
    SortedMap<String, String> with,
    Optional<Condition> when,
    Duration estimate,
    Optional<String> cite)
    implements Part {
  public Step {
    on = List.copyOf(on);
    with = Collections.unmodifiableSortedMap(new TreeMap<>(with));
  }

  @Override
  public List<Step> steps() {
    return List.of(this);
  }
}
