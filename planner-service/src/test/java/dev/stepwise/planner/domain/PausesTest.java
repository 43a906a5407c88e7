package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.Histories.ID;
import static dev.stepwise.planner.domain.Histories.NOON;
import static dev.stepwise.planner.domain.Plans.host;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.execution.StepCommand.CancelRun;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.PauseMode;
import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.Decision.Rejected;
import dev.stepwise.planner.domain.FollowUp.End;
import dev.stepwise.planner.domain.UpgradeCommand.Cancel;
import dev.stepwise.planner.domain.UpgradeCommand.Pause;
import dev.stepwise.planner.domain.UpgradeCommand.Reissue;
import dev.stepwise.planner.domain.UpgradeCommand.Resume;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PausesTest {
  private static final Plan TWO_BY_TWO = Histories.PLAN;
  private static final Plan ROLL = Rolls.plan(1, false, List.of(List.of(1), List.of(2)));

  @Test
  void after_the_step_nothing_starts() {
    var play = Play.of(TWO_BY_TWO).says(pause(PauseMode.AFTER_STEP)).succeeds(host(1));

    assertThat(play.name()).isEqualTo(StateName.RUNNING);

    play.succeeds(host(2));

    assertThat(play.state()).isEqualTo(new Upgrade.Paused(ID, play.progress(), "lunch", "ada"));
    assertThat(play.open()).isEmpty();
  }

  @Test
  void a_resumed_upgrade_goes_on_with_the_next_step() {
    var play = Play.of(TWO_BY_TWO).says(pause(PauseMode.AFTER_STEP)).goesWell().says(resume());

    assertThat(play.open()).containsExactly("1 on h1", "1 on h2");
    assertThat(play.goesWell().name()).isEqualTo(StateName.SUCCEEDED);
  }

  @Test
  void after_the_host_its_turn_is_over() {
    var play = Play.of(ROLL).says(pause(PauseMode.AFTER_HOST)).succeeds(host(1));

    assertThat(play.open()).containsExactly("1 on h1");

    play.succeeds(host(1));

    assertThat(play.name()).isEqualTo(StateName.PAUSED);
    assertThat(play.says(resume()).open()).containsExactly("2 on h2");
  }

  @Test
  void outside_of_a_roll_after_the_host_is_after_the_step() {
    var play = Play.of(TWO_BY_TWO).says(pause(PauseMode.AFTER_HOST)).goesWell();

    assertThat(play.name()).isEqualTo(StateName.PAUSED);
  }

  @Test
  void now_every_run_under_way_is_called_off_with_a_higher_fence() {
    var play = Play.of(TWO_BY_TWO).says(pause(PauseMode.NOW));

    assertThat(play.followUps())
        .filteredOn(End.class::isInstance)
        .extracting(followUp -> ((End) followUp).command())
        .allSatisfy(command -> assertThat(command.run().fence()).isEqualTo(2))
        .extracting(CancelRun::reason)
        .containsExactly("paused by ada: lunch", "paused by ada: lunch");
  }

  @Test
  void what_was_done_all_the_same_leaves_it_paused() {
    var play = Play.of(TWO_BY_TWO).says(pause(PauseMode.NOW)).goesWell();

    assertThat(play.name()).isEqualTo(StateName.PAUSED);
  }

  @Test
  void what_was_ended_unfinished_leaves_it_held_once_all_has_ended() {
    var play = Play.of(TWO_BY_TWO).says(pause(PauseMode.NOW)).fails(host(1));

    assertThat(play.name()).isEqualTo(StateName.RUNNING);

    play.succeeds(host(2));

    assertThat(play.name()).isEqualTo(StateName.HELD);
    assertThat(play.progress().departed()).isEmpty();
  }

  @Test
  void a_run_that_is_being_ended_is_not_started_again_by_the_watchdog() {
    var play = Play.of(TWO_BY_TWO).says(pause(PauseMode.NOW));

    play.says(new Reissue(Histories.attempt(0, host(1), 1), 2, "silent", NOON));

    assertThat(play.followUps().getLast())
        .isInstanceOfSatisfying(
            End.class, end -> assertThat(end.command().run().fence()).isEqualTo(3));
  }

  @Test
  void a_pause_can_be_had_sooner_but_not_later() {
    var play = Play.of(TWO_BY_TWO).says(pause(PauseMode.AFTER_HOST));

    play.says(pause(PauseMode.AFTER_STEP));

    assertRejected(play, pause(PauseMode.AFTER_STEP), Reason.STALE, "ada", "AFTER_STEP");
    assertRejected(play, pause(PauseMode.AFTER_HOST), Reason.STALE, "ada", "AFTER_STEP");
    assertThat(play.says(pause(PauseMode.NOW)).followUps().getLast()).isInstanceOf(End.class);
  }

  @Test
  void a_pause_that_has_not_come_about_can_be_taken_back() {
    var play = Play.of(TWO_BY_TWO).says(pause(PauseMode.AFTER_STEP)).says(resume()).goesWell();

    assertThat(play.name()).isEqualTo(StateName.SUCCEEDED);
  }

  @Test
  void nothing_is_resumed_while_runs_are_being_ended() {
    var play = Play.of(TWO_BY_TWO).says(pause(PauseMode.NOW));

    assertRejected(play, resume(), Reason.STILL_BUSY, "h1", "h2", "wait");
  }

  @Test
  void a_pause_that_was_asked_for_outlives_a_failure() {
    var play = Play.of(TWO_BY_TWO).says(pause(PauseMode.AFTER_STEP)).fails(host(1));

    play.succeeds(host(2)).says(new UpgradeCommand.Retry(ID, "ada", NOON)).succeeds(host(1));

    assertThat(play.name()).isEqualTo(StateName.PAUSED);
  }

  @Test
  void a_held_upgrade_is_told_apart() {
    var play = Play.of(TWO_BY_TWO).fails(host(1));

    assertRejected(play, pause(PauseMode.NOW), Reason.INVALID_STATE, "HELD", "retry", "cancel");
    assertRejected(play, resume(), Reason.INVALID_STATE, "HELD", "mark-done");
  }

  @Test
  void a_paused_upgrade_says_who_paused_it() {
    var play = Play.of(TWO_BY_TWO).says(pause(PauseMode.AFTER_STEP)).goesWell();

    assertRejected(play, pause(PauseMode.NOW), Reason.INVALID_STATE, "PAUSED", "ada", "lunch");
  }

  @Test
  void in_the_last_step_there_is_nothing_left_to_pause_for() {
    var play = Play.of(TWO_BY_TWO).succeeds(host(1)).succeeds(host(2));

    play.says(pause(PauseMode.AFTER_STEP)).goesWell();

    assertThat(play.name()).isEqualTo(StateName.SUCCEEDED);
  }

  @Test
  void a_cancelled_upgrade_fails_when_its_runs_have_ended() {
    var play = Play.of(TWO_BY_TWO).says(cancel());

    assertThat(play.name()).isEqualTo(StateName.RUNNING);
    assertRejected(play, cancel(), Reason.STALE, "already");
    assertRejected(play, resume(), Reason.STILL_BUSY, "wait");

    play.fails(host(1)).succeeds(host(2));

    assertThat(play.state())
        .isInstanceOfSatisfying(
            Upgrade.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo("cancelled by ada: not tonight"));
  }

  @Test
  void a_held_upgrade_is_cancelled_with_what_is_still_under_way() {
    var play = Play.of(TWO_BY_TWO).fails(host(1)).says(cancel());

    assertThat(play.name()).isEqualTo(StateName.HELD);
    assertRejected(
        play,
        new UpgradeCommand.Retry(ID, Optional.of(host(1)), "ada", NOON),
        Reason.STILL_BUSY,
        "h2");

    assertThat(play.fails(host(2)).name()).isEqualTo(StateName.FAILED);
  }

  @Test
  void a_paused_upgrade_is_cancelled_at_once() {
    var play = Play.of(TWO_BY_TWO).says(pause(PauseMode.AFTER_STEP)).goesWell().says(cancel());

    assertThat(play.name()).isEqualTo(StateName.FAILED);
  }

  @Test
  void a_cancel_after_a_pause_that_is_under_way_ends_no_run_twice() {
    var play = Play.of(TWO_BY_TWO).says(pause(PauseMode.NOW)).says(cancel());

    assertThat(play.followUps()).filteredOn(End.class::isInstance).hasSize(2);
    assertThat(play.goesWell().name()).isEqualTo(StateName.FAILED);
    assertThat(play.run(0, host(1)).status()).isEqualTo(Run.Status.SUCCEEDED);
  }

  static void assertRejected(Play play, UpgradeCommand command, Reason reason, String... words) {
    assertThat(play.asked(command))
        .as("%s while %s", command, play.name())
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(reason);
              assertThat(rejected.message()).contains(words);
            });
  }

  private static Pause pause(PauseMode mode) {
    return new Pause(ID, mode, "lunch", "ada", NOON);
  }

  private static Resume resume() {
    return new Resume(ID, "ada", NOON);
  }

  private static Cancel cancel() {
    return new Cancel(ID, "not tonight", "ada", NOON);
  }
}
