package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.Histories.ID;
import static dev.stepwise.planner.domain.Histories.NOON;
import static dev.stepwise.planner.domain.PausesTest.assertRejected;
import static dev.stepwise.planner.domain.Plans.host;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.RollTurn;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.upgrade.PauseMode;
import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.FollowUp.Command;
import dev.stepwise.planner.domain.UpgradeCommand.Exclude;
import dev.stepwise.planner.domain.UpgradeCommand.MarkDone;
import dev.stepwise.planner.domain.UpgradeCommand.Pause;
import dev.stepwise.planner.domain.UpgradeCommand.Resume;
import dev.stepwise.planner.domain.UpgradeCommand.Retry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GuidedFailureTest {
  private static final Plan PLAN = Plans.plan(ID, Optional.empty(), 2, 2);

  @Nested
  class Marking {
    @Test
    void what_is_marked_as_done_lets_the_upgrade_go_on() {
      var play = Play.of(PLAN).fails(host(1)).succeeds(host(2)).says(done(Map.of()));

      assertThat(play.open()).containsExactly("1 on h1", "1 on h2");
      assertThat(play.run(0, host(1)))
          .returns(Run.Status.MARKED_DONE, Run::status)
          .returns("marked done by ada: seen", Run::note)
          .returns(true, Run::mayHaveChanged);
    }

    @Test
    void others_may_still_be_under_way() {
      var play = Play.of(PLAN).fails(host(1)).says(done(Map.of()));

      assertThat(play.name()).isEqualTo(StateName.RUNNING);
      assertThat(play.open()).containsExactly("0 on h2");
    }

    @Test
    void the_facts_of_the_step_are_given_and_seen_by_later_steps() {
      var play = Play.of(capturing(Optional.empty())).fails(host(1)).succeeds(host(2));

      assertRejected(play, done(Map.of()), Reason.NOT_PROVEN, "missing", "BACKUP");

      play.says(done(Map.of("BACKUP", "/backup")));
      assertThat(environments(play).getLast()).containsEntry("BACKUP", "/backup");
    }

    @Test
    void facts_that_the_step_does_not_capture_are_not_taken() {
      var play = Play.of(PLAN).fails(host(1));

      assertRejected(play, done(Map.of("OTHER", "x")), Reason.NOT_PROVEN, "OTHER");
    }

    @Test
    void without_evidence_nothing_is_done() {
      var play = Play.of(PLAN).fails(host(1));
      var nothingSaid = new MarkDone(ID, host(1), " ", new TreeMap<>(), "ada", NOON);

      assertRejected(play, nothingSaid, Reason.NOT_PROVEN, "evidence", "Step 0");
    }

    @Test
    void what_did_not_fail_is_not_marked() {
      var play = Play.of(PLAN).fails(host(2));

      assertRejected(play, done(Map.of()), Reason.INVALID_STATE, "h1");
    }

    @Test
    void it_is_the_way_out_of_a_step_that_must_not_run_twice() {
      var once = Plans.with(PLAN, 0, stage -> Plans.special(stage, true, List.of()));
      var play = Play.of(once).ends(host(1), new Outcome.Unknown("gone")).succeeds(host(2));

      assertRejected(play, new Retry(ID, "ada", NOON), Reason.ONLY_ONCE, "mark it as done");
      assertThat(play.says(done(Map.of())).open()).containsExactly("1 on h1", "1 on h2");
    }
  }

  @Nested
  class Excluding {
    @Test
    void nothing_more_is_done_on_the_host_that_failed() {
      var play = Play.of(PLAN).fails(host(1)).succeeds(host(2)).says(exclude(1));

      assertThat(play.open()).containsExactly("1 on h2");
      assertThat(play.run(0, host(1)))
          .returns(Run.Status.SKIPPED, Run::status)
          .returns(true, Run::mayHaveChanged);
      assertThat(play.goesWell().name()).isEqualTo(StateName.SUCCEEDED);
    }

    @Test
    void another_host_can_be_left_out_while_one_has_failed() {
      var play = Play.of(PLAN).fails(host(1)).succeeds(host(2)).says(exclude(2));

      assertThat(play.name()).isEqualTo(StateName.HELD);
      assertThat(play.says(new Retry(ID, "ada", NOON)).goesWell().name())
          .isEqualTo(StateName.SUCCEEDED);
      assertThat(play.run(1, host(2)).status()).isEqualTo(Run.Status.SKIPPED);
    }

    @Test
    void a_paused_upgrade_stays_paused() {
      var play = Play.of(PLAN).says(new Pause(ID, PauseMode.AFTER_STEP, "x", "ada", NOON));

      play.goesWell().says(exclude(1));

      assertThat(play.name()).isEqualTo(StateName.PAUSED);
      assertThat(play.says(new Resume(ID, "ada", NOON)).open()).containsExactly("1 on h2");
    }

    @Test
    void not_while_its_run_is_under_way() {
      var play = Play.of(PLAN).fails(host(1));

      assertRejected(play, exclude(2), Reason.STILL_BUSY, "h2");
    }

    @Test
    void not_twice() {
      var play = Play.of(PLAN).fails(host(1)).succeeds(host(2)).says(exclude(2));

      assertRejected(play, exclude(2), Reason.INDISPENSABLE, "already");
    }

    @Test
    void not_when_a_step_would_be_done_nowhere() {
      var play = Play.of(PLAN).fails(host(1)).succeeds(host(2)).says(exclude(2));

      assertRejected(play, exclude(1), Reason.INDISPENSABLE, "Step 0", "nowhere");
    }

    @Test
    void not_when_others_need_its_facts() {
      var play = Play.of(capturing(Optional.of(List.of("BACKUP")))).fails(host(1));

      assertRejected(play.succeeds(host(2)), exclude(1), Reason.INDISPENSABLE, "BACKUP");
    }

    @Test
    void not_a_host_that_the_plan_does_not_know() {
      var play = Play.of(PLAN).fails(host(1)).succeeds(host(2));

      assertRejected(play, exclude(9), Reason.INDISPENSABLE, "h9");
    }

    @Test
    void what_another_host_does_for_it_is_left_out_too() {
      var play = Play.of(servedByOperators()).fails(host(1)).says(exclude(1));

      assertThat(play.open()).containsExactly("2 on h2");
      assertThat(play.run(1, host(3)).status()).isEqualTo(Run.Status.SKIPPED);
      assertThat(play.succeeds(host(2)).open()).containsExactly("3 on h3");
    }

    @Test
    void what_failed_on_another_host_that_served_it_is_left_out_too() {
      var play = Play.of(servedByOperators()).succeeds(host(1)).fails(host(3)).says(exclude(1));

      assertThat(play.open()).containsExactly("2 on h2");
    }

    @Test
    void the_only_host_of_the_operators_is_not_left_out() {
      var play = Play.of(servedByOperators()).fails(host(1));

      assertRejected(play, exclude(3), Reason.INDISPENSABLE, "drain", "h3");
    }
  }

  /// In each turn h3 does something for the host whose turn it is.
  private static Plan servedByOperators() {
    var first = Optional.of(new RollTurn(1, List.of(host(1)), false, 1));
    var second = Optional.of(new RollTurn(1, List.of(host(2)), false, 1));
    return Plans.with(
        Plans.plan(ID, Optional.empty(), 1, 3),
        List.of(
            Rolls.stage(0, "replace", List.of(host(1)), first),
            Rolls.stage(1, "drain", List.of(host(3)), first),
            Rolls.stage(2, "replace", List.of(host(2)), second),
            Rolls.stage(3, "drain", List.of(host(3)), second)));
  }

  /// Step 0 captures BACKUP.
  private static Plan capturing(Optional<List<String>> shared) {
    return Plans.with(
        PLAN,
        0,
        stage ->
            new Stage(
                stage.index(),
                stage.step(),
                stage.title(),
                stage.group(),
                stage.cite(),
                stage.down(),
                stage.effect(),
                Plans.action(List.of("BACKUP")),
                stage.estimate(),
                stage.runs().stream()
                    .map(run -> new PlannedRun(run.host(), new TreeMap<>()))
                    .toList(),
                Optional.empty(),
                shared,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  private static List<Map<String, String>> environments(Play play) {
    return play.followUps().stream()
        .filter(Command.class::isInstance)
        .map(followUp -> ((Command) followUp).step())
        .filter(step -> step.host().id().equals(host(1)))
        .<Map<String, String>>map(step -> step.work().environment())
        .toList();
  }

  private static MarkDone done(Map<String, String> facts) {
    return new MarkDone(ID, host(1), "seen", new TreeMap<>(facts), "ada", NOON);
  }

  private static Exclude exclude(int number) {
    HostId host = host(number);
    return new Exclude(ID, host, "broken", "ada", NOON);
  }
}
