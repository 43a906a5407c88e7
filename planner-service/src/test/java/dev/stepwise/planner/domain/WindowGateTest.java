package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.Histories.FAILURE;
import static dev.stepwise.planner.domain.Histories.ID;
import static dev.stepwise.planner.domain.Histories.NOON;
import static dev.stepwise.planner.domain.Histories.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.upgrade.Slot;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.Timetable;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.Upgrade.Waiting;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeStarted;
import dev.stepwise.planner.domain.Decision.Accepted;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.Decision.Rejected;
import dev.stepwise.planner.domain.UpgradeCommand.AskOverride;
import dev.stepwise.planner.domain.UpgradeCommand.Confirm;
import dev.stepwise.planner.domain.UpgradeCommand.ConfirmOverride;
import dev.stepwise.planner.domain.UpgradeCommand.ForeseeOverrun;
import dev.stepwise.planner.domain.UpgradeCommand.OfferWindow;
import dev.stepwise.planner.domain.UpgradeCommand.Retry;
import dev.stepwise.planner.domain.timing.Admission.TurnedAway;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Stage 0 is a backup; in stages 1 to 3 writes are down; stage 4 is a check. Each takes at most 15
/// minutes in nine of ten cases, and so does its way back. The window: 12:15 to 14:15.
@DisplayNameGeneration(ReplaceUnderscores.class)
class WindowGateTest {
  private static final Slot SLOT = slot(15, 135);

  private final WindowedPlay play = new WindowedPlay(WindowedPlans.plan(ID, Optional.empty()));

  @Test
  void a_stage_without_downtime_may_run_before_the_window_opens() {
    assertThat(play.start(SLOT)).isInstanceOf(Accepted.class);

    assertThat(play.news()).containsExactly("UpgradeStarted", "TimetableSet", "StageStarted");
  }

  @Test
  void a_start_says_how_long_each_stage_is_expected_to_take() {
    assertThat(play.start(SLOT))
        .isInstanceOfSatisfying(
            Accepted.class,
            accepted ->
                assertThat(accepted.events())
                    .contains(
                        new UpgradeStarted(
                            ID, "ada", NOON, Optional.of(play.timetable(SLOT).stages()))));
  }

  @Test
  void the_first_stage_with_downtime_waits_until_the_window_opens_and_then_begins() {
    play.start(SLOT);
    play.minutesLater(5).ends(SUCCESS);
    assertThat(play.name()).isEqualTo(StateName.WAITING);
    assertThat(play.says(new OfferWindow(ID, play.timetable(SLOT), play.now())))
        .isInstanceOf(Rejected.class);

    play.minutesLater(10);
    play.says(new OfferWindow(ID, play.timetable(SLOT), play.now()));

    assertThat(play.news()).containsExactly("TimetableSet", "StageStarted");
    assertThat(play.name()).isEqualTo(StateName.RUNNING);
  }

  @Test
  void a_stage_with_downtime_does_not_begin_when_the_rest_and_the_way_back_no_longer_fit() {
    play.start(SLOT);
    play.minutesLater(46).ends(SUCCESS);

    assertThat(play.news()).containsExactly("RunSucceeded", "WindowAwaited");
    assertThat(play.state())
        .isInstanceOfSatisfying(
            Waiting.class,
            waiting ->
                assertThat(waiting.closed())
                    .contains(
                        "Expected 1 h 30 min to be left of the window (work 45 min and the worst way back"
                            + " 45 min, each in nine of ten cases), but it is 1 h 29 min: it closes at"
                            + " 2026-01-01T14:15:00Z"));
  }

  @Test
  void what_comes_after_the_downtime_needs_no_window() {
    untilStage(4, 30);

    assertThat(play.minutesLater(300).ends(SUCCESS)).isInstanceOf(Accepted.class);
    assertThat(play.name()).isEqualTo(StateName.SUCCEEDED);
  }

  @Test
  void a_retry_is_refused_with_the_figures_when_it_does_not_fit() {
    untilStage(2, 30);
    play.minutesLater(40).ends(FAILURE);

    var tooLate = play.says(new Retry(ID, "ada", play.now()));

    assertThat(reason(tooLate)).isEqualTo(Reason.OUTSIDE_WINDOW);
    assertThat(play.name()).isEqualTo(StateName.HELD);
  }

  @Test
  void what_was_held_until_its_window_had_closed_goes_by_the_next() {
    untilStage(2, 30);
    play.minutesLater(40).ends(FAILURE);
    var next = slot(15 + 24 * 60, 135 + 24 * 60);
    assertThat(offer(next)).isInstanceOf(Rejected.class);

    play.minutesLater(24 * 60 - 30);
    assertThat(reason(play.says(new Retry(ID, "ada", play.now()))))
        .isEqualTo(Reason.OUTSIDE_WINDOW);
    assertThat(offer(next)).isInstanceOf(Accepted.class);

    assertThat(play.says(new Retry(ID, "ada", play.now()))).isInstanceOf(Accepted.class);
    assertThat(play.name()).isEqualTo(StateName.RUNNING);
  }

  @Test
  void what_is_held_keeps_to_its_own_window_as_long_as_that_is_open() {
    untilStage(2, 30);
    play.minutesLater(40).ends(FAILURE);

    assertThat(offer(slot(15, 600))).isInstanceOf(Rejected.class);
  }

  @Test
  void what_is_held_may_not_go_on_because_no_window_is_open() {
    untilStage(2, 30);
    play.minutesLater(40).ends(FAILURE);
    play.minutesLater(600);
    var none = new Timetable(play.timetable(SLOT).stages(), Optional.empty());

    assertThat(play.says(new OfferWindow(ID, none, play.now()))).isInstanceOf(Rejected.class);

    assertThat(reason(play.says(new Retry(ID, "ada", play.now()))))
        .isEqualTo(Reason.OUTSIDE_WINDOW);
  }

  private Decision<UpgradeEvent> offer(Slot slot) {
    return play.says(new OfferWindow(ID, play.timetable(slot), play.now()));
  }

  @Test
  void when_somebody_else_stands_behind_it_it_goes_on_all_the_same() {
    untilStage(2, 30);
    play.minutesLater(40).ends(FAILURE);

    assertThat(reason(confirm("bob"))).isEqualTo(Reason.INVALID_STATE);
    assertThat(ask()).isInstanceOf(Accepted.class);
    assertThat(reason(play.says(new Retry(ID, "ada", play.now()))))
        .isEqualTo(Reason.OUTSIDE_WINDOW);
    assertThat(reason(confirm("ada"))).isEqualTo(Reason.SECOND_PERSON);
    assertThat(confirm("bob")).isInstanceOf(Accepted.class);
    assertThat(play.news()).containsExactly("OverrideConfirmed", "WindowOverridden");

    assertThat(reason(ask())).isEqualTo(Reason.INVALID_STATE);
    assertThat(play.says(new Retry(ID, "ada", play.now()))).isInstanceOf(Accepted.class);
  }

  @Test
  void what_waits_for_its_window_goes_on_at_once() {
    play.start(SLOT);
    play.minutesLater(46).ends(SUCCESS);
    ask();

    confirm("bob");

    assertThat(play.news())
        .containsExactly("OverrideConfirmed", "WindowOverridden", "StageStarted");
  }

  @Test
  void a_start_that_was_turned_away_needs_two_people() {
    var no = new TurnedAway(play.timetable(slot(600, 720)), "Expected a window", Optional.empty());

    assertThat(reason(play.start(no))).isEqualTo(Reason.OUTSIDE_WINDOW);
    ask();
    assertThat(reason(play.start(no))).isEqualTo(Reason.OUTSIDE_WINDOW);
    assertThat(reason(confirm("ada"))).isEqualTo(Reason.SECOND_PERSON);
    confirm("bob");
    play.start(no);

    assertThat(play.news())
        .containsExactly("UpgradeStarted", "TimetableSet", "WindowOverridden", "StageStarted");
  }

  @Test
  void a_checklist_cannot_be_signed_while_it_is_the_window_that_is_waited_for() {
    play.start(SLOT);
    play.minutesLater(5).ends(SUCCESS);

    assertThat(reason(play.says(new Confirm(ID, 1, List.of(), "ada", play.now()))))
        .isEqualTo(Reason.INVALID_STATE);
  }

  @Test
  void an_overrun_is_told_once_when_it_is_foreseen_and_not_when_it_happens() {
    untilStage(1, 20);
    assertThat(foresee()).isInstanceOf(Rejected.class);

    play.minutesLater(86);

    assertThat(foresee()).isInstanceOf(Accepted.class);
    assertThat(play.now()).isBefore(SLOT.closes());
    assertThat(foresee()).isInstanceOf(Rejected.class);
  }

  @Test
  void of_the_last_stage_an_overrun_is_foreseen_long_before_it_happens() {
    untilStage(3, 20);
    play.minutesLater(30);
    assertThat(foresee()).isInstanceOf(Rejected.class);

    play.minutesLater(36);

    assertThat(overrunTold()).isEqualTo(SLOT.closes().plusSeconds(120));
    assertThat(Duration.between(play.now(), SLOT.closes())).isEqualTo(Duration.ofMinutes(49));
  }

  @Test
  void an_end_that_was_told_and_has_passed_is_told_again() {
    untilStage(3, 20);
    play.minutesLater(66);
    var first = overrunTold();
    play.minutesLater(51);
    assertThat(foresee()).isInstanceOf(Rejected.class);

    play.minutesLater(1);

    assertThat(overrunTold()).isAfter(first);
  }

  @Test
  void what_is_held_overruns_when_the_rest_would_not_fit_any_longer() {
    untilStage(3, 20);
    play.minutesLater(5).ends(FAILURE);
    play.minutesLater(94);
    assertThat(foresee()).isInstanceOf(Rejected.class);

    play.minutesLater(2);

    assertThat(overrunTold()).isEqualTo(play.now().plus(Duration.ofMinutes(15)));
    play.minutesLater(600);
    assertThat(foresee()).isInstanceOf(Rejected.class);
  }

  @Test
  void the_last_safe_moment_to_go_back_comes_sooner_the_more_is_done() {
    untilStage(1, 20);
    var early = ((Begun) play.state()).progress().lastSafeReturn().orElseThrow();
    play.minutesLater(5).ends(SUCCESS);
    var later = ((Begun) play.state()).progress().lastSafeReturn().orElseThrow();

    assertThat(Duration.between(early, SLOT.closes())).isEqualTo(Duration.ofMinutes(15));
    assertThat(Duration.between(later, SLOT.closes())).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void behind_a_point_of_no_return_there_is_no_moment_to_go_back() {
    var play = new WindowedPlay(WindowedPlans.withPointOfNoReturn(ID));
    play.start(SLOT);
    play.minutesLater(20).ends(SUCCESS);
    assertThat(((Begun) play.state()).progress().lastSafeReturn()).isPresent();

    play.ends(SUCCESS);

    assertThat(((Begun) play.state()).progress().lastSafeReturn()).isEmpty();
  }

  /// The stage is under way, so many minutes after noon.
  private void untilStage(int stage, int minutes) {
    play.start(SLOT);
    play.minutesLater(minutes);
    for (var done = 0; done < stage; done++) {
      play.ends(SUCCESS);
    }
  }

  private Instant overrunTold() {
    assertThat(foresee()).isInstanceOf(Accepted.class);
    return ((Begun) play.state()).progress().timing().orElseThrow().overrun().orElseThrow();
  }

  private Decision<UpgradeEvent> foresee() {
    return play.says(new ForeseeOverrun(ID, play.now()));
  }

  private Decision<UpgradeEvent> ask() {
    return play.says(new AskOverride(ID, "it burns", "ada", play.now()));
  }

  private Decision<UpgradeEvent> confirm(String second) {
    return play.says(new ConfirmOverride(ID, "it burns", second, play.now()));
  }

  private static Reason reason(Decision<UpgradeEvent> decision) {
    return decision instanceof Rejected<UpgradeEvent>(var reason, _)
        ? reason
        : throwing("Expected a rejection, but got " + decision);
  }

  private static Reason throwing(String message) {
    throw new AssertionError(message);
  }

  private static Slot slot(int opens, int closes) {
    return new Slot(NOON.plusSeconds(60L * opens), NOON.plusSeconds(60L * closes));
  }
}
