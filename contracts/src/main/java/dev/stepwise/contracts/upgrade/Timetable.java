package dev.stepwise.contracts.upgrade;

import java.util.List;
import java.util.Optional;

/// How long an upgrade is expected to take, and the time that it has.
///
/// @param stages in the order of the plan
/// @param slot when downtime is allowed; empty when it always is
public record Timetable(List<StageTime> stages, Optional<Slot> slot) {
  public Timetable {
    stages = List.copyOf(stages);
  }
}
