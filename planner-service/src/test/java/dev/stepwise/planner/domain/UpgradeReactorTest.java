package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.Histories.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunRetried;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunSucceeded;
import dev.stepwise.contracts.upgrade.UpgradeEvent.StageStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeFailed;
import dev.stepwise.planner.domain.FollowUp.AskForFacts;
import dev.stepwise.planner.domain.FollowUp.Clear;
import dev.stepwise.planner.domain.FollowUp.Command;
import dev.stepwise.planner.domain.FollowUp.MakePlan;
import dev.stepwise.planner.domain.FollowUp.RecordRelease;
import dev.stepwise.planner.domain.FollowUp.StopAwaiting;
import dev.stepwise.planner.domain.FollowUp.Tell;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UpgradeReactorTest {
  private final UpgradeReactor reactor = new UpgradeReactor();

  @Test
  void every_host_is_asked_for_its_facts() {
    assertThat(last(List.of(REQUESTED)))
        .containsExactly(new AskForFacts(ID, PLAN.installation(), List.of(H1, H2)));
  }

  @Test
  void the_last_answer_makes_the_plan() {
    assertThat(last(List.of(REQUESTED, ANSWERED_1, ANSWERED_2)))
        .hasSize(2)
        .contains(new StopAwaiting(new Awaited.Facts(ID, H2)))
        .anyMatch(MakePlan.class::isInstance);
  }

  @Test
  void a_stage_commands_each_of_its_hosts() {
    assertThat(commands(running()))
        .extracting(step -> step.attempt().value() + "/" + step.fence())
        .containsExactly("up-1.0.h1.1/1", "up-1.0.h2.1/1");
  }

  @Test
  void a_retry_commands_the_next_attempt() {
    var history = held(succeeded(0, H2, 1), new RunRetried(ID, 0, H1, 2, 2, "ada", NOON));
    assertThat(commands(history))
        .extracting(step -> step.attempt().value() + "/" + step.fence())
        .containsExactly("up-1.0.h1.2/2");
  }

  @Test
  void what_a_run_captured_is_given_to_the_later_runs_on_its_host() {
    var captured =
        new RunSucceeded(
            ID, 0, H1, 1, new TreeMap<>(Map.of("BACKUP", "/b")), "verify passed", PRINTED, NOON);
    var history = running(captured, succeeded(0, H2, 1), new StageStarted(ID, 1, NOON));
    assertThat(commands(history))
        .extracting(step -> step.work().environment())
        .containsExactly(
            new TreeMap<>(Map.of("FROM", "1.0", "BACKUP", "/b")),
            new TreeMap<>(Map.of("FROM", "1.0")));
  }

  @Test
  void a_run_that_has_ended_is_awaited_no_longer() {
    assertThat(last(running(succeeded(0, H1, 1))))
        .containsExactly(new StopAwaiting(new Awaited.RunEnd(attempt(0, H1, 1), 1)));
  }

  @Test
  void success_moves_the_release_of_the_installation() {
    assertThat(last(done()))
        .contains(new RecordRelease(PLAN.installation().id(), PLAN.to(), PLAN.upgradeId()));
  }

  @Test
  void the_success_of_a_rollback_is_told_to_its_original() {
    assertThat(last(rollbackDone()))
        .contains(
            new RecordRelease(UNDO.installation().id(), UNDO.to(), UNDO.upgradeId()),
            new Tell(new UpgradeCommand.NoteRollbackSucceeded(ID, ROLLBACK, NOON)));
  }

  @Test
  void an_upgrade_that_is_over_leaves_nothing_on_the_hosts_that_it_worked_on() {
    assertThat(cleared(done())).containsExactly("up-1/h1", "up-1/h2");
    assertThat(cleared(held(succeeded(0, H2, 1), new UpgradeFailed(ID, "given up", "ada", NOON))))
        .containsExactly("up-1/h1", "up-1/h2");
  }

  @Test
  void a_rollback_that_is_over_leaves_nothing_either() {
    assertThat(cleared(rollbackDone())).isNotEmpty().allMatch(it -> it.startsWith(ROLLBACK + "/"));
  }

  private List<String> cleared(List<UpgradeEvent> history) {
    return last(history).stream()
        .filter(Clear.class::isInstance)
        .map(followUp -> ((Clear) followUp).command())
        .map(command -> command.upgradeId() + "/" + command.host().id())
        .toList();
  }

  private List<dev.stepwise.contracts.execution.StepCommand.RunStep> commands(
      List<UpgradeEvent> history) {
    return last(history).stream()
        .filter(Command.class::isInstance)
        .map(followUp -> ((Command) followUp).step())
        .toList();
  }

  private List<FollowUp> last(List<UpgradeEvent> history) {
    return reactor.react(Upgrade.replay(history), history.getLast());
  }
}
