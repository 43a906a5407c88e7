package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.Histories.ID;
import static dev.stepwise.planner.domain.Histories.NOON;
import static dev.stepwise.planner.domain.PausesTest.assertRejected;
import static dev.stepwise.planner.domain.Plans.host;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.upgrade.Departures;
import dev.stepwise.contracts.upgrade.PauseMode;
import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.FollowUp.RecordRelease;
import dev.stepwise.planner.domain.UpgradeCommand.Exclude;
import dev.stepwise.planner.domain.UpgradeCommand.MarkDone;
import dev.stepwise.planner.domain.UpgradeCommand.Pause;
import dev.stepwise.planner.domain.UpgradeCommand.Retry;
import dev.stepwise.planner.domain.UpgradeCommand.Stop;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Turns: h1 (stages 0, 1), h2 (2, 3), h3 (4, 5); then `check` on h4 (6).
@DisplayNameGeneration(ReplaceUnderscores.class)
class ThresholdsTest {
  private static final List<List<Integer>> SERIAL = List.of(List.of(1), List.of(2), List.of(3));
  private static final List<List<Integer>> GROWING = List.of(List.of(1), List.of(2, 3));

  @Test
  void by_default_the_first_failed_host_holds_the_upgrade() {
    var play = Play.of(Rolls.plan(1, false, SERIAL)).fails(host(1));

    assertThat(play.name()).isEqualTo(StateName.HELD);
  }

  @Test
  void below_the_threshold_the_roll_goes_on_without_the_failed_host() {
    var play = Play.of(Rolls.plan(2, false, SERIAL)).fails(host(1));

    assertThat(play.open()).containsExactly("2 on h2");
    assertThat(setAside(play)).containsExactly(host(1));
    assertThat(play.run(1, host(1)).status()).isEqualTo(Run.Status.SKIPPED);
  }

  @Test
  void the_threshold_is_reached_and_not_exceeded() {
    var play = Play.of(Rolls.plan(2, false, SERIAL)).fails(host(1)).fails(host(2));

    assertThat(play.name()).isEqualTo(StateName.HELD);
    assertThat(play.open()).isEmpty();
  }

  @Test
  void at_its_end_the_roll_waits_for_a_decision_on_every_host_that_was_set_aside() {
    var play = setAsideTwo();

    assertThat(play.state())
        .isInstanceOfSatisfying(
            Upgrade.Held.class, held -> assertThat(held.reason()).contains("h1", "h2", "exit 1"));

    play.says(exclude(1));
    assertThat(play.name()).isEqualTo(StateName.HELD);

    play.says(exclude(2));
    assertThat(play.open()).containsExactly("6 on h4");
  }

  @Test
  void a_host_that_is_taken_back_goes_on_from_the_step_that_failed() {
    var play = Play.of(Rolls.plan(2, false, SERIAL)).fails(host(1)).goesWell();

    play.says(retry(1));

    assertThat(play.open()).containsExactly("0 on h1");
    assertThat(play.run(0, host(1)).attempt()).isEqualTo(2);

    play.succeeds(host(1));
    assertThat(play.open()).containsExactly("1 on h1");
    assertThat(play.run(1, host(1)).attempt()).isEqualTo(1);

    assertThat(play.goesWell().name()).isEqualTo(StateName.SUCCEEDED);
    assertThat(play.progress().runs()).allMatch(run -> run.status() == Run.Status.SUCCEEDED);
  }

  @Test
  void all_that_were_set_aside_are_taken_back_together() {
    var play = setAsideTwo().says(new Retry(ID, "ada", NOON));

    assertThat(play.open()).containsExactly("0 on h1");
    assertThat(play.goesWell().name()).isEqualTo(StateName.SUCCEEDED);
    assertThat(play.run(2, host(2)).attempt()).isEqualTo(2);
    assertThat(play.progress().departed()).isEmpty();
  }

  @Test
  void a_host_that_fails_again_is_set_aside_again() {
    var play = setAsideTwo().says(retry(1)).fails(host(1));

    assertThat(play.name()).isEqualTo(StateName.HELD);
    assertThat(setAside(play)).containsExactly(host(2), host(1));
  }

  @Test
  void a_step_that_is_marked_as_done_lets_the_host_catch_up_with_the_rest() {
    var play = Play.of(Rolls.plan(2, false, SERIAL)).fails(host(1)).goesWell();

    play.says(new MarkDone(ID, host(1), "seen", new TreeMap<>(), "ada", NOON));

    assertThat(play.open()).containsExactly("1 on h1");
    assertThat(play.goesWell().name()).isEqualTo(StateName.SUCCEEDED);
  }

  @Test
  void an_excluded_host_keeps_the_release_from_being_recorded() {
    var play = Play.of(Rolls.plan(2, false, SERIAL)).fails(host(1)).goesWell();

    play.says(exclude(1)).goesWell();

    assertThat(play.name()).isEqualTo(StateName.SUCCEEDED);
    assertThat(play.followUps()).noneMatch(RecordRelease.class::isInstance);
  }

  @Test
  void in_a_growing_batch_the_others_of_the_batch_go_on() {
    var play = Play.of(Rolls.plan(2, false, GROWING)).goesWellUntil("2 on h2").fails(host(2));

    assertThat(play.open()).containsExactly("2 on h3");
    assertThat(play.succeeds(host(3)).open()).containsExactly("3 on h3");
    assertThat(play.succeeds(host(3)).says(retry(2)).open()).containsExactly("2 on h2");
  }

  @Test
  void the_hosts_that_come_last_wait_for_the_decision_on_those_that_were_set_aside() {
    var play = Play.of(Rolls.plan(3, true, SERIAL)).fails(host(1)).goesWell();

    assertThat(play.name()).isEqualTo(StateName.HELD);
    assertThat(play.progress().reached()).isEqualTo(3);

    play.says(retry(1)).goesWell();

    assertThat(play.name()).isEqualTo(StateName.SUCCEEDED);
    assertThat(startsOf(play)).endsWith("4 on h3", "5 on h3", "6 on h4");
  }

  @Test
  void nobody_catches_up_within_the_turn_of_another_host() {
    var play = Play.of(Rolls.plan(2, false, SERIAL)).fails(host(1)).fails(host(2));

    play.says(new Retry(ID, "ada", NOON)).succeeds(host(2));

    assertThat(play.open()).containsExactly("3 on h2");
    assertThat(play.succeeds(host(2)).open()).containsExactly("0 on h1");
  }

  @Test
  void work_that_was_ended_by_a_pause_is_not_set_aside() {
    var play = Play.of(Rolls.plan(3, false, SERIAL));

    play.says(new Pause(ID, PauseMode.NOW, "lunch", "ada", NOON)).fails(host(1));

    assertThat(play.name()).isEqualTo(StateName.HELD);
    assertThat(setAside(play)).isEmpty();
  }

  @Test
  void a_host_that_is_excluded_leaves_the_decision_on_the_others_open() {
    var play = setAsideTwo().says(exclude(2));

    assertThat(play.run(0, host(1)).status()).isEqualTo(Run.Status.FAILED);
    assertThat(play.says(retry(1)).open()).containsExactly("0 on h1");
  }

  @Test
  void two_hosts_that_failed_in_the_same_stage_catch_up_one_after_the_other() {
    var play = Play.of(Rolls.plan(3, false, List.of(List.of(1, 2, 3)))).goesWellUntil("1 on h1");
    play.fails(host(1)).fails(host(2)).succeeds(host(3)).says(retry(1)).fails(host(1));

    play.says(new Retry(ID, "ada", NOON));

    assertThat(play.goesWell().name()).isEqualTo(StateName.SUCCEEDED);
    assertThat(play.run(1, host(1)).attempt()).isEqualTo(3);
    assertThat(play.run(1, host(2)).attempt()).isEqualTo(2);
  }

  @Test
  void what_was_set_aside_can_be_left_for_good() {
    var play = setAsideTwo().says(new Stop(ID, "enough", "ada", NOON));

    assertThat(play.name()).isEqualTo(StateName.FAILED);
  }

  @Test
  void one_host_is_tried_again_while_another_is_under_way() {
    var play = Play.of(Rolls.plan(1, false, List.of(List.of(1, 2)))).fails(host(1));

    play.says(retry(1));

    assertThat(play.open()).containsExactly("0 on h1", "0 on h2");
    assertThat(play.name()).isEqualTo(StateName.RUNNING);
  }

  @Test
  void a_host_on_which_nothing_failed_is_not_tried_again() {
    var play = Play.of(Rolls.plan(1, false, SERIAL)).fails(host(1));

    assertRejected(play, retry(2), Reason.INVALID_STATE, "h2");
  }

  private static Play setAsideTwo() {
    return Play.of(Rolls.plan(3, false, SERIAL)).fails(host(1)).fails(host(2)).goesWell();
  }

  private static List<HostId> setAside(Play play) {
    return play.progress().departed().orElse(Departures.NONE).setAside();
  }

  private static List<String> startsOf(Play play) {
    return play.followUps().stream()
        .filter(FollowUp.Command.class::isInstance)
        .map(followUp -> ((FollowUp.Command) followUp).step().attempt())
        .map(attempt -> attempt.stage() + " on " + attempt.host())
        .toList();
  }

  private static Retry retry(int host) {
    return new Retry(ID, Optional.of(host(host)), "ada", NOON);
  }

  private static Exclude exclude(int host) {
    return new Exclude(ID, host(host), "broken", "ada", NOON);
  }
}
