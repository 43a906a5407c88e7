package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.Histories.ID;
import static dev.stepwise.planner.domain.Histories.NOON;
import static dev.stepwise.planner.domain.Plans.host;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.upgrade.Departures;
import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.planner.domain.UpgradeCommand.Retry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Turns: the canary h1 (stages 0 and 1, soak 2), then h2 and h3 (3 and 4, soak 5), then h4, h5 and
/// h6 (6 and 7). A soak asks whether a host is still well.
@DisplayNameGeneration(ReplaceUnderscores.class)
class CanaryAndSoakTest {
  private static final List<List<Integer>> GROWING =
      List.of(List.of(1), List.of(2, 3), List.of(4, 5, 6));

  @Test
  void a_canary_that_fails_keeps_everybody_else_untouched() {
    var play = Play.of(Rolls.soaked(3, GROWING)).fails(host(1));

    assertThat(play.name()).isEqualTo(StateName.HELD);
    assertThat(play.open()).isEmpty();
    assertThat(play.progress().reached()).isEqualTo(0);
  }

  @Test
  void nobody_follows_the_canary_before_its_soak_is_over() {
    var play = Play.of(Rolls.soaked(1, GROWING)).goesWellUntil("2 on h1");

    assertThat(play.open()).containsExactly("2 on h1");
    assertThat(play.succeeds(host(1)).open()).containsExactly("3 on h2", "3 on h3");
  }

  @Test
  void a_canary_that_is_not_well_after_its_soak_holds_the_upgrade() {
    var play = Play.of(Rolls.soaked(3, GROWING)).goesWellUntil("2 on h1").fails(host(1));

    assertThat(play.name()).isEqualTo(StateName.HELD);
    assertThat(play.progress().reached()).isEqualTo(2);
  }

  @Test
  void a_soak_that_is_tried_again_opens_the_way() {
    var play = Play.of(Rolls.soaked(1, GROWING)).goesWellUntil("2 on h1").fails(host(1));

    play.says(new Retry(ID, Optional.of(host(1)), "ada", NOON)).succeeds(host(1));

    assertThat(play.open()).containsExactly("3 on h2", "3 on h3");
  }

  @Test
  void a_host_that_is_not_well_after_its_soak_counts_as_failed() {
    var play = Play.of(Rolls.soaked(2, GROWING)).goesWellUntil("5 on h2");

    play.fails(host(2)).succeeds(host(3));
    assertThat(setAside(play)).containsExactly("h2");
    assertThat(play.open()).containsExactly("6 on h4", "6 on h5", "6 on h6");

    play.fails(host(4));
    assertThat(play.succeeds(host(5)).succeeds(host(6)).name()).isEqualTo(StateName.HELD);
  }

  @Test
  void a_host_that_was_set_aside_is_not_waited_for_in_the_soak() {
    var play = Play.of(Rolls.soaked(2, GROWING)).goesWellUntil("3 on h2").fails(host(2));

    play.goesWellUntil("5 on h3");

    assertThat(play.open()).containsExactly("5 on h3");
    assertThat(play.run(5, host(2)).status()).isEqualTo(Run.Status.SKIPPED);
  }

  @Test
  void a_turn_of_which_nobody_is_left_does_not_soak() {
    var play = Play.of(Rolls.soaked(3, GROWING)).goesWellUntil("3 on h2");

    play.fails(host(2)).fails(host(3));

    assertThat(play.open()).containsExactly("6 on h4", "6 on h5", "6 on h6");
    assertThat(play.run(5, host(2)).status()).isEqualTo(Run.Status.SKIPPED);
    assertThat(play.run(5, host(3)).status()).isEqualTo(Run.Status.SKIPPED);
  }

  @Test
  void a_host_that_is_taken_back_soaks_before_it_is_done() {
    var play = Play.of(Rolls.soaked(2, GROWING)).goesWellUntil("3 on h2").fails(host(2)).goesWell();

    play.says(new Retry(ID, "ada", NOON)).goesWellUntil("5 on h2");

    assertThat(play.open()).containsExactly("5 on h2");
    assertThat(play.goesWell().name()).isEqualTo(StateName.SUCCEEDED);
  }

  private static List<String> setAside(Play play) {
    return play.progress().departed().orElse(Departures.NONE).setAside().stream()
        .map(host -> host.value())
        .toList();
  }
}
