package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.OverrideRequest;
import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.contracts.upgrade.Slot;
import dev.stepwise.contracts.upgrade.StageTime;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.Timekeeping;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.WindowOverride;
import dev.stepwise.planner.domain.timing.PlanForecast;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The window of an upgrade under way, and forecast against actual.
///
/// @param window that it keeps to; absent when downtime is always allowed
/// @param override whether it need not any longer; absent when it has to
/// @param overrideAsked that it need not, which nobody else stands behind yet
/// @param waitsFor why it waits for its window; absent when it does not
/// @param lastSafeReturn the last moment at which a rollback would be over before the window closes
/// @param leftToReturn how long that is from now; zero when it has passed, absent when it is over
/// @param overrun when its downtime will end, once that is foreseen to be after the window
/// @param forecast of the whole plan, as it was made at the start
record TimingView(
    Optional<Slot> window,
    Optional<WindowOverride> override,
    Optional<OverrideRequest> overrideAsked,
    Optional<String> waitsFor,
    Optional<Instant> lastSafeReturn,
    Optional<Duration> leftToReturn,
    Optional<Instant> overrun,
    PlanForecast forecast,
    List<StageView> stages) {
  /// One stage.
  ///
  /// @param actual how long it took; absent while it is not done
  record StageView(
      int stage,
      Duration p50,
      Duration p90,
      int samples,
      Duration back,
      Optional<Duration> actual) {}

  static Optional<TimingView> of(Upgrade state, Instant now) {
    return state instanceof Begun begun
        ? begun.progress().timing().map(kept -> of(begun, begun.progress(), kept, now))
        : Optional.empty();
  }

  private static TimingView of(Begun state, Progress progress, Timekeeping kept, Instant now) {
    var times = kept.timetable().stages();
    return new TimingView(
        kept.timetable().slot(),
        kept.override(),
        kept.asked(),
        state instanceof Upgrade.Waiting s ? s.closed() : Optional.empty(),
        progress.lastSafeReturn(),
        left(state, now),
        kept.overrun(),
        PlanForecast.of(progress.plan(), times),
        stages(progress.plan(), times, progress.runs()));
  }

  private static Optional<Duration> left(Begun state, Instant now) {
    return StateName.of(state).isOver()
        ? Optional.empty()
        : state
            .progress()
            .lastSafeReturn()
            .map(last -> last.isAfter(now) ? Duration.between(now, last) : Duration.ZERO);
  }

  private static List<StageView> stages(Plan plan, List<StageTime> times, List<Run> runs) {
    var byStage = runs.stream().collect(Collectors.groupingBy(Run::stage));
    return IntStream.range(0, plan.stages().size())
        .mapToObj(stage -> stage(stage, times.get(stage), byStage.getOrDefault(stage, List.of())))
        .toList();
  }

  private static StageView stage(int stage, StageTime time, List<Run> runs) {
    return new StageView(stage, time.p50(), time.p90(), time.samples(), time.back(), actual(runs));
  }

  private static Optional<Duration> actual(List<Run> runs) {
    var isDone = !runs.isEmpty() && runs.stream().allMatch(run -> run.status().isDone());
    return isDone
        ? runs.stream()
            .flatMap(run -> run.endedAt().stream())
            .max(Comparator.naturalOrder())
            .map(ended -> Duration.between(begun(runs), ended))
        : Optional.empty();
  }

  private static Instant begun(List<Run> runs) {
    return runs.stream().map(Run::commandedAt).min(Comparator.naturalOrder()).orElseThrow();
  }
}
