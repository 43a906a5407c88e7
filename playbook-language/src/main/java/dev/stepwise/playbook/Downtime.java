package dev.stepwise.playbook;

import java.util.List;

/// What is not available because of a step.
///
/// @param during down while the step runs
/// @param from down from this step on, until a step that says so
/// @param until down up to and including this step
public record Downtime(List<String> during, List<String> from, List<String> until) {
  public Downtime {
    during = List.copyOf(during);
    from = List.copyOf(from);
    until = List.copyOf(until);
  }
}
