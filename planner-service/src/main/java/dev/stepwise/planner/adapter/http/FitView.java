package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.upgrade.Slot;
import dev.stepwise.contracts.upgrade.StageTime;
import dev.stepwise.planner.domain.timing.Admission.Admitted;
import dev.stepwise.planner.domain.timing.Admission.TurnedAway;
import dev.stepwise.planner.domain.timing.Fit;
import dev.stepwise.planner.domain.timing.PlanForecast;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Whether a plan fits a window.
///
/// @param startsNow whether it could be started now
/// @param reason why not, with the figures
/// @param window that it would have; absent when downtime is always allowed, or none is long enough
/// @param startFrom when it should start for that window
/// @param startUntil when it could start at the latest
/// @param lastSafeReturn when going back, from wherever it is, would just be over in time
record FitView(
    boolean startsNow,
    Optional<String> reason,
    Optional<Slot> window,
    Optional<Instant> startFrom,
    Optional<Instant> startUntil,
    Optional<Instant> lastSafeReturn,
    PlanForecast forecast,
    List<StageTime> stages) {
  static FitView of(Fit fit) {
    return new FitView(
        fit.admission() instanceof Admitted,
        fit.admission() instanceof TurnedAway no ? Optional.of(no.reason()) : Optional.empty(),
        fit.window(),
        fit.startFrom(),
        fit.startUntil(),
        fit.lastSafeReturn(),
        fit.forecast(),
        fit.stages());
  }
}
