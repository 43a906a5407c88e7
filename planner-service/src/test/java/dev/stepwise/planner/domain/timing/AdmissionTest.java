package dev.stepwise.planner.domain.timing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.Slot;
import dev.stepwise.contracts.upgrade.StageTime;
import dev.stepwise.contracts.upgrade.Timetable;
import dev.stepwise.planner.domain.Plans;
import dev.stepwise.planner.domain.WindowedPlans;
import dev.stepwise.planner.domain.timing.Admission.Admitted;
import dev.stepwise.planner.domain.timing.Admission.TurnedAway;
import dev.stepwise.window.Length;
import dev.stepwise.window.Recurrence;
import dev.stepwise.window.Rule;
import dev.stepwise.window.Windows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Fifteen minutes of backup, then 45 of downtime and at worst 45 back.
@DisplayNameGeneration(ReplaceUnderscores.class)
class AdmissionTest {
  private static final UpgradeId ID = new UpgradeId("up-1");
  private static final Plan PLAN = WindowedPlans.plan(ID, Optional.empty());
  private static final Slot NIGHT = slot("2026-03-02T22:00:00Z", "2026-03-03T00:00:00Z");

  @Test
  void what_is_needed_is_the_work_and_the_worst_way_back() {
    assertThat(Needs.from(PLAN, times(PLAN), 0))
        .isEqualTo(new Needs(false, minutes(15), minutes(45), minutes(90)));
    assertThat(Needs.from(PLAN, times(PLAN), 3))
        .isEqualTo(new Needs(false, Duration.ZERO, minutes(15), minutes(60)));
    assertThat(Needs.from(PLAN, times(PLAN), 4).isNothing()).isTrue();
  }

  @Test
  void behind_a_point_of_no_return_nobody_goes_back() {
    var plan = WindowedPlans.withPointOfNoReturn(ID);

    assertThat(Needs.from(plan, times(plan), 0).worst()).isEqualTo(minutes(60));
  }

  @Test
  void it_starts_when_work_and_way_back_fit_what_is_left() {
    assertThat(at("2026-03-02T22:15:00Z")).isEqualTo(admitted(NIGHT));
  }

  @Test
  void it_does_not_start_a_second_later_and_says_the_figures_and_the_next_window() {
    assertThat(at("2026-03-02T22:15:01Z"))
        .isInstanceOfSatisfying(
            TurnedAway.class,
            no -> {
              assertThat(no.reason())
                  .isEqualTo(
                      "Expected 1 h 45 min to be left of a window (15 min before the downtime, work 45 min"
                          + " and the worst way back 45 min, each in nine of ten cases), but the one that is"
                          + " open closes in 1 h 44 min, at 2026-03-03T00:00:00Z; the next that is long enough"
                          + " opens at 2026-03-03T22:00:00Z and closes at 2026-03-04T00:00:00Z, start from"
                          + " 2026-03-03T21:45:00Z on");
              assertThat(no.next()).contains(slot("2026-03-03T22:00:00Z", "2026-03-04T00:00:00Z"));
            });
  }

  @Test
  void what_needs_no_window_is_done_before_it_opens_but_no_sooner_than_needed() {
    assertThat(at("2026-03-02T21:39:59Z")).isInstanceOf(TurnedAway.class);
    assertThat(at("2026-03-02T21:40:00Z")).isEqualTo(admitted(NIGHT));
  }

  @Test
  void a_window_in_which_it_would_not_fit_any_more_is_not_the_next() {
    assertThat(Admission.next(PLAN, times(PLAN), TIGHT, Instant.parse("2026-03-02T21:45:00Z")))
        .contains(slot("2026-03-02T22:00:00Z", "2026-03-02T23:30:00Z"));
    assertThat(Admission.next(PLAN, times(PLAN), TIGHT, Instant.parse("2026-03-02T21:46:00Z")))
        .contains(slot("2026-03-03T22:00:00Z", "2026-03-03T23:30:00Z"));
  }

  @Test
  void where_no_window_is_long_enough_it_never_starts() {
    var hour = new Windows(List.of(nights("PT1H")), List.of());

    var answer = Admission.of(PLAN, times(PLAN), hour, Instant.parse("2026-03-02T22:00:00Z"));

    assertThat(answer)
        .isInstanceOfSatisfying(
            TurnedAway.class, no -> assertThat(no.reason()).contains("none that is long enough"));
  }

  @Test
  void without_downtime_or_without_windows_it_may_always_start() {
    var harmless = Plans.plan(ID, Optional.empty(), 2, 1);
    var noon = Instant.parse("2026-03-02T12:00:00Z");

    assertThat(Admission.of(harmless, times(harmless), NIGHTS, noon)).isInstanceOf(Admitted.class);
    assertThat(Admission.of(PLAN, times(PLAN), Windows.ALWAYS, noon)).isInstanceOf(Admitted.class);
  }

  @Test
  void a_rollback_may_always_start() {
    var undo = WindowedPlans.plan(new UpgradeId("rb-1"), Optional.of(ID));

    var late = Admission.of(undo, times(undo), NIGHTS, Instant.parse("2026-03-02T23:59:00Z"));

    assertThat(late).isInstanceOf(Admitted.class);
    assertThat(late.timetable().slot()).contains(NIGHT);
  }

  /// As long as the work and the way back, and no longer.
  private static final Windows TIGHT = new Windows(List.of(nights("PT1H30M")), List.of());

  private static final Windows NIGHTS = new Windows(List.of(nights("PT2H")), List.of());

  private static Admission at(String instant) {
    return Admission.of(PLAN, times(PLAN), NIGHTS, Instant.parse(instant));
  }

  private static Admission admitted(Slot slot) {
    return new Admitted(new Timetable(times(PLAN), Optional.of(slot)));
  }

  private static List<StageTime> times(Plan plan) {
    return Forecaster.times(plan, Samples.NONE);
  }

  private static Rule nights(String length) {
    return new Rule(
        "",
        ZoneId.of("UTC"),
        LocalDateTime.parse("2026-01-01T22:00"),
        Length.of(length),
        new Recurrence("FREQ=DAILY"));
  }

  private static Slot slot(String from, String until) {
    return new Slot(Instant.parse(from), Instant.parse(until));
  }

  private static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }
}
