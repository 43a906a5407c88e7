package dev.stepwise.notifier.domain;

import static dev.stepwise.notifier.Facts.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.stepwise.contracts.upgrade.CorruptHistory;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeCancelled;
import dev.stepwise.notifier.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AppointmentsTest {
  private static final Facts UPGRADE = Facts.ofUpgrade("u-1");
  private static final Instant START = NOON.plus(Duration.ofDays(10));

  private Optional<Briefing> known = Announcer.on(Optional.empty(), UPGRADE.proposed()).briefing();
  private final List<UpgradeNotice> told = new ArrayList<>();

  @Test
  void a_given_time_is_told_with_what_is_down_then_and_put_into_calendars() {
    on(given(START, NOON));

    assertThat(told.getLast().id()).isEqualTo("u-1.planned.1");
    assertThat(told.getLast().start()).contains(START);
    assertThat(told.getLast().downtimes())
        .containsExactly(
            new Downtime("writing to tables", START.plusSeconds(60), at(START, 180)),
            new Downtime("queries", START.plusSeconds(120), at(START, 180)));
    assertThat(told.getLast().entry())
        .contains(new CalendarEntry("u-1@stepwise", 0, START, START.plusSeconds(240), false));
  }

  @Test
  void another_time_moves_the_same_entry() {
    on(given(START, NOON));
    on(given(START.plusSeconds(3600), NOON));

    assertThat(told.getLast().id()).isEqualTo("u-1.moved.2");
    assertThat(told.getLast().entry())
        .contains(
            new CalendarEntry(
                "u-1@stepwise", 1, START.plusSeconds(3600), START.plusSeconds(3840), false));
  }

  @Test
  void the_same_time_again_is_no_news() {
    on(given(START, NOON));
    on(given(START, NOON.plusSeconds(1)));

    assertThat(told).hasSize(1);
  }

  @Test
  void a_time_that_is_taken_removes_the_entry_and_can_be_given_again() {
    on(given(START, NOON));
    on(UPGRADE.unscheduled("freeze", NOON));
    on(given(START, NOON));

    assertThat(told)
        .extracting(UpgradeNotice::id, notice -> notice.entry().orElseThrow().sequence())
        .containsExactly(
            tuple("u-1.planned.1", 0), tuple("u-1.cancelled.2", 1), tuple("u-1.planned.3", 2));
    assertThat(told.get(1).entry().orElseThrow().cancelled()).isTrue();
  }

  @Test
  void an_upgrade_that_is_cancelled_removes_the_entry_if_there_was_one() {
    var cancelled = new UpgradeCancelled(UPGRADE.upgrade(), "not now", "ada", NOON);
    assertThat(Announcer.on(known, cancelled).notice()).isEmpty();

    on(given(START, NOON));

    var notice = Announcer.on(known, cancelled).notice().orElseThrow();
    assertThat(notice.kind()).isEqualTo(NoticeKind.CANCELLED);
    assertThat(notice.entry().orElseThrow().cancelled()).isTrue();
  }

  @Test
  void people_are_reminded_a_week_a_day_and_an_hour_before() {
    on(given(START, NOON));

    remindUntil(START);

    assertThat(told)
        .extracting(UpgradeNotice::id, UpgradeNotice::at)
        .containsExactly(
            tuple("u-1.planned.1", NOON),
            tuple("u-1.reminder-7d.1", START.minus(Duration.ofDays(7))),
            tuple("u-1.reminder-24h.1", START.minus(Duration.ofDays(1))),
            tuple("u-1.reminder-1h.1", START.minus(Duration.ofHours(1))));
  }

  @Test
  void of_reminders_that_were_missed_the_last_is_told_and_none_after_the_start() {
    on(given(START, NOON));
    var late = START.minus(Duration.ofMinutes(5));

    assertThat(Appointments.remind(known.orElseThrow(), late).notice().orElseThrow().id())
        .isEqualTo("u-1.reminder-1h.1");
    assertThat(Appointments.remind(known.orElseThrow(), START).notice()).isEmpty();
  }

  @Test
  void after_a_move_people_are_reminded_of_the_new_time() {
    on(given(START, NOON));
    on(given(START.plus(Duration.ofDays(1)), START.minus(Duration.ofMinutes(30))));

    remindUntil(START.plus(Duration.ofDays(1)));

    assertThat(told)
        .extracting(UpgradeNotice::id)
        .containsExactly("u-1.planned.1", "u-1.moved.2", "u-1.reminder-24h.2", "u-1.reminder-1h.2");
  }

  @Test
  void nobody_is_reminded_of_what_has_started() {
    on(given(START, NOON));
    known = Announcer.on(known, UPGRADE.started()).briefing();

    assertThat(known.orElseThrow().timing().wakeAt()).isEmpty();
  }

  @Test
  void an_overrun_says_until_when_what_is_down_stays_down_and_lengthens_the_entry() {
    on(given(NOON, NOON.minusSeconds(60)));
    for (var event :
        List.of(
            UPGRADE.started(),
            UPGRADE.stage(0, Duration.ZERO),
            UPGRADE.stage(1, Duration.ofMinutes(1)))) {
      known = Announcer.on(known, event).briefing();
    }
    on(UPGRADE.overrun(NOON.plusSeconds(9000), NOON.plusSeconds(90)));

    assertThat(told.getLast().id()).isEqualTo("u-1.overrun.2");
    assertThat(told.getLast().downtimes())
        .containsExactly(new Downtime("writing to tables", NOON.plusSeconds(60), at(NOON, 9000)));
    assertThat(told.getLast().entry())
        .contains(new CalendarEntry("u-1@stepwise", 1, NOON, NOON.plusSeconds(9000), false));
  }

  @Test
  void a_start_long_before_its_time_moves_the_entry() {
    on(given(START, NOON));
    on(UPGRADE.started());

    assertThat(told.getLast().kind()).isEqualTo(NoticeKind.STARTED);
    assertThat(told.getLast().entry())
        .contains(new CalendarEntry("u-1@stepwise", 1, NOON, NOON.plusSeconds(240), false));
  }

  @Test
  void a_start_at_its_time_leaves_the_entry_alone() {
    on(given(NOON.minusSeconds(2), NOON.minusSeconds(60)));
    on(UPGRADE.started());

    assertThat(told.getLast().entry()).isEmpty();
  }

  @Test
  void that_a_window_has_yet_to_open_is_no_news() {
    beginIn(NOON.plusSeconds(300));

    on(UPGRADE.windowAwaited(1, Duration.ofMinutes(4)));

    assertThat(told).extracting(UpgradeNotice::kind).containsExactly(NoticeKind.STARTED);
  }

  @Test
  void what_no_longer_fits_its_window_is_told_though_nothing_is_down_and_so_is_that_it_goes_on() {
    on(given(NOON, NOON.minusSeconds(60)));
    beginIn(NOON.minusSeconds(60));
    var aWeek = Duration.ofDays(7);

    on(UPGRADE.windowAwaited(1, Duration.ofMinutes(4)));
    on(UPGRADE.timetable(NOON.plus(aWeek), aWeek));

    assertThat(told)
        .extracting(UpgradeNotice::id)
        .containsExactly("u-1.planned.1", "u-1.started.1", "u-1.window-awaited.1", "u-1.moved.2");
    var later = NOON.plus(aWeek);
    assertThat(told.getLast().downtimes())
        .containsExactly(
            new Downtime("writing to tables", later, at(later, 120)),
            new Downtime("queries", later.plusSeconds(60), at(later, 120)));
    assertThat(told.getLast().entry())
        .contains(new CalendarEntry("u-1@stepwise", 1, later, later.plusSeconds(180), false));
  }

  @Test
  void a_time_without_a_plan_cannot_be() {
    assertThatThrownBy(() -> Announcer.on(Optional.empty(), given(START, NOON)))
        .isInstanceOf(CorruptHistory.class);
  }

  private void beginIn(Instant opens) {
    on(UPGRADE.started());
    on(UPGRADE.timetable(opens, Duration.ZERO));
    on(UPGRADE.stage(0, Duration.ZERO));
  }

  private void remindUntil(Instant end) {
    for (var due = due(); due.isPresent() && due.get().isBefore(end); due = due()) {
      take(Appointments.remind(known.orElseThrow(), due.get()));
    }
  }

  private Optional<Instant> due() {
    return known.orElseThrow().timing().wakeAt();
  }

  private void on(UpgradeEvent fact) {
    take(Announcer.on(known, fact));
  }

  private void take(Announcement announcement) {
    known = announcement.briefing();
    announcement.notice().ifPresent(told::add);
  }

  private static UpgradeEvent given(Instant start, Instant at) {
    return UPGRADE.scheduled(start, at);
  }

  private static Optional<Instant> at(Instant from, int seconds) {
    return Optional.of(from.plusSeconds(seconds));
  }
}
