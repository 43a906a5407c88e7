package dev.stepwise.contracts.upgrade;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What an upgrade under way goes by.
///
/// @param override whether it need not keep to its window any longer
/// @param asked that it need not, as long as nobody else stands behind it
/// @param overrun when it is expected to end, once it is foreseen that its window closes before
public record Timekeeping(
    Timetable timetable,
    Optional<WindowOverride> override,
    Optional<Instant> overrun,
    Optional<OverrideRequest> asked) {
  static Timekeeping of(Timetable timetable) {
    return new Timekeeping(timetable, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// The window that it has to keep to; empty when there is none, or no longer.
  public Optional<Slot> binding() {
    return override.isPresent() ? Optional.empty() : timetable.slot();
  }

  Optional<Instant> lastSafeReturn(int reached) {
    var stages = timetable.stages();
    var back = reached < 0 || stages.isEmpty() ? Duration.ZERO : stages.get(reached).back();
    return timetable.slot().map(slot -> slot.closes().minus(back));
  }

  /// In another window an overrun of the first is of no interest.
  Timekeeping with(Timetable other) {
    return new Timekeeping(
        other, override, timetable.slot().equals(other.slot()) ? overrun : Optional.empty(), asked);
  }

  Timekeeping asked(OverrideRequest request) {
    return new Timekeeping(timetable, override, overrun, Optional.of(request));
  }

  Timekeeping overridden(WindowOverride by) {
    return new Timekeeping(timetable, Optional.of(by), overrun, Optional.empty());
  }

  Timekeeping overrunning(Instant end) {
    return new Timekeeping(timetable, override, Optional.of(end), asked);
  }
}
