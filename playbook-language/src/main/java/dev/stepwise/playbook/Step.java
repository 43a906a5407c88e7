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
/// @param pickFirst whether only the first of those hosts does it, in the order of the installation
/// @param with literal environment
/// @param shares those of the captured facts that every later run on any host sees
/// @param scope the topologies and components for which it is done
/// @param when whether a host does it; empty for always
/// @param estimate how long it takes
public record Step(
    StepId id,
    String title,
    List<String> on,
    boolean pickFirst,
    ScriptedAction action,
    StepEffect effect,
    Precautions precautions,
    Downtime downtime,
    SortedMap<String, String> with,
    List<String> shares,
    Scope scope,
    Optional<Condition> when,
    Duration estimate,
    Optional<String> cite)
    implements Part {
  public Step {
    on = List.copyOf(on);
    with = Collections.unmodifiableSortedMap(new TreeMap<>(with));
    shares = List.copyOf(shares);
  }

  @Override
  public List<Step> steps() {
    return List.of(this);
  }
}
