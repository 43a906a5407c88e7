package dev.stepwise.planner.domain.timing;

import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.Slot;
import dev.stepwise.contracts.upgrade.StageTime;
import dev.stepwise.contracts.upgrade.Timetable;
import dev.stepwise.planner.domain.timing.Admission.Admitted;
import dev.stepwise.window.Windows;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How long a plan takes, and how that fits the window that it has or would have.
public record Fit(Admission admission, PlanForecast forecast, List<StageTime> stages) {
  public Fit {
    stages = List.copyOf(stages);
  }

  /// How a plan fits, if it were to start now.
  public static Fit of(Plan plan, List<StageTime> times, Windows windows, Instant now) {
    return new Fit(Admission.of(plan, times, windows, now), PlanForecast.of(plan, times), times);
  }

  /// How a plan fits that goes by a timetable.
  public static Fit kept(Plan plan, Timetable timetable) {
    return new Fit(
        new Admitted(timetable), PlanForecast.of(plan, timetable.stages()), timetable.stages());
  }

  /// The window; empty when downtime is always allowed, or no window is long enough.
  public Optional<Slot> window() {
    return admission.timetable().slot();
  }

  /// When it should start, so that its downtime begins as the window opens.
  public Optional<Instant> startFrom() {
    return window().map(slot -> slot.opens().minus(forecast.needs().lead()));
  }

  /// When it could start at the latest, so that its worst case is over as the window closes.
  public Optional<Instant> startUntil() {
    var needs = forecast.needs();
    return window().map(slot -> slot.closes().minus(needs.lead()).minus(needs.worst()));
  }

  /// The last moment at which going back would, from wherever it is, be over as the window closes.
  public Optional<Instant> lastSafeReturn() {
    var longest =
        stages.stream().map(StageTime::back).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    return window().map(slot -> slot.closes().minus(longest));
  }
}
