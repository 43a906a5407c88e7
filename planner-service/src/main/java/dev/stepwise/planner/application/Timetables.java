package dev.stepwise.planner.application;

import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.Slot;
import dev.stepwise.contracts.upgrade.StageTime;
import dev.stepwise.planner.domain.timing.Admission;
import dev.stepwise.planner.domain.timing.Forecaster;
import dev.stepwise.window.Windows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Looks up what a plan's times and windows are now. Called within [Transactions].
@ApplicationScoped
public class Timetables {
  /// How long an approval is valid for where downtime is always allowed.
  private static final Duration WITHOUT_WINDOW = Duration.ofDays(7);

  private final WindowStore windows;
  private final RunTimes runTimes;

  public Timetables(WindowStore windows, RunTimes runTimes) {
    this.windows = windows;
    this.runTimes = runTimes;
  }

  List<StageTime> times(Plan plan) {
    return Forecaster.times(plan, runTimes.of(plan.installation()));
  }

  Windows windows(Plan plan) {
    return windows.of(plan.installation().id());
  }

  Admission admission(Plan plan, Instant at) {
    return Admission.of(plan, times(plan), windows(plan), at);
  }

  /// When an approval ends that is given now: as the window closes that the plan would have.
  Instant approvedUntil(Plan plan, Instant at) {
    return admission(plan, at)
        .timetable()
        .slot()
        .map(Slot::closes)
        .filter(at::isBefore)
        .orElseGet(() -> at.plus(WITHOUT_WINDOW));
  }

  /// The same for one that has begun: as the window closes that is open, or the next one does.
  Instant approvedAgainUntil(Plan plan, Instant at) {
    return Optional.of(windows(plan))
        .filter(windows -> !windows.isAlways())
        .flatMap(_ -> open(plan, at))
        .map(Slot::closes)
        .orElseGet(() -> approvedUntil(plan, at));
  }

  /// What is open now, for an upgrade that waits for a window; empty when nothing is.
  Optional<Slot> open(Plan plan, Instant at) {
    return windows(plan).at(at).map(stretch -> new Slot(stretch.from(), stretch.until()));
  }
}
