package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.Histories.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.upgrade.PauseMode;
import dev.stepwise.contracts.upgrade.Slot;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.Timetable;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.domain.Decision.Accepted;
import dev.stepwise.planner.domain.Decision.Rejected;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is asked of an upgrade, wherever it stands, there is an answer.
@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryAnswerTest {
  private final UpgradeDecider decider = new UpgradeDecider();

  @ParameterizedTest(name = "{1} while {0}")
  @MethodSource("everything")
  void there_is_an_answer(String state, String command, Upgrade before, UpgradeCommand asked) {
    switch (decider.decide(before, asked)) {
      case Accepted<UpgradeEvent>(var events) -> {
        var after = before;
        for (var event : events) {
          after = decider.evolve(after, event);
          new UpgradeReactor().react(after, event);
        }
        assertThat(events).isNotEmpty();
      }
      case Rejected<UpgradeEvent>(_, var message) -> assertThat(message).startsWith("Expected ");
    }
  }

  @Test
  void every_state_and_every_command_is_tried() {
    assertThat(states().map(Object::getClass).distinct())
        .containsExactlyInAnyOrderElementsOf(leaves(Upgrade.class).toList());
    assertThat(commands().map(Object::getClass).distinct())
        .containsExactlyInAnyOrderElementsOf(leaves(UpgradeCommand.class).toList());
  }

  static Stream<Arguments> everything() {
    return states()
        .flatMap(state ->
            commands()
                .map(command ->
                    Arguments.of(
                        StateName.of(state).name(),
                        command.getClass().getSimpleName(),
                        state,
                        command)));
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EveryAnswerTest::leaves)
        : Stream.of(type);
  }

  private static Stream<Upgrade> states() {
    var roll = Rolls.plan(2, true, List.of(List.of(1), List.of(2), List.of(3)));
    var signed = Plans.with(PLAN, 0, stage -> Plans.special(stage, true, List.of("no jobs")));
    return Stream.of(
        new Upgrade.Unrequested(),
        Upgrade.replay(upTo(REQUESTED)),
        Upgrade.replay(upTo(ANSWERED_2)),
        Upgrade.replay(List.of(UNDOING)),
        new Upgrade.Refused(ID, PLAN.installation(), "no", "yes"),
        Upgrade.replay(upTo(PROPOSED)),
        Upgrade.replay(upTo(APPROVED)),
        Upgrade.replay(upTo(CONFIRMED_2)),
        new Upgrade.Cancelled(ID, PLAN.installation(), "no"),
        Upgrade.replay(running()),
        Play.of(PLAN).says(pause(PauseMode.AFTER_STEP)).state(),
        Play.of(roll).says(pause(PauseMode.AFTER_HOST)).state(),
        Play.of(PLAN).says(pause(PauseMode.NOW)).state(),
        Play.of(PLAN).says(pause(PauseMode.NOW)).fails(H1).state(),
        Play.of(PLAN).says(cancel()).state(),
        Play.of(PLAN).says(pause(PauseMode.AFTER_STEP)).goesWell().state(),
        Play.of(signed).state(),
        Upgrade.replay(held()),
        Upgrade.replay(held(unknown(0, H2, 1))),
        Play.of(PLAN).fails(H1).says(cancel()).state(),
        Play.of(roll).fails(H1).state(),
        Play.of(roll).fails(H1).goesWell().state(),
        Play.of(roll).fails(H1).fails(H2).state(),
        Play.of(roll).fails(H1).goesWell().says(new UpgradeCommand.Retry(ID, "ada", NOON)).state(),
        Upgrade.replay(done()),
        Play.of(PLAN).fails(H1).fails(H2).says(stop()).state(),
        Upgrade.replay(rollingBack()),
        new Upgrade.RolledBack(
            ID, ((Upgrade.Begun) Upgrade.replay(rollingBack())).progress(), ROLLBACK));
  }

  private static Stream<UpgradeCommand> commands() {
    return Stream.of(planning(), people(), clock(), executors(), rollbacks()).flatMap(List::stream);
  }

  private static List<UpgradeCommand> planning() {
    return List.of(
        new UpgradeCommand.RequestUpgrade(
            ID, PLAN.installation(), PLAN.to(), "safest", List.of(H1), "ada", NOON),
        new UpgradeCommand.RequestRollback(ROLLBACK, ID, Upgrade.replay(held()), "ada", NOON),
        new UpgradeCommand.RequestRollback(ROLLBACK, ID, Upgrade.replay(done()), "ada", NOON),
        new UpgradeCommand.RecordFacts(ID, H1, new TreeMap<>(), NOON),
        new UpgradeCommand.RecordMissingFacts(ID, H2, HostProblem.UNREACHABLE, "gone", NOON),
        new UpgradeCommand.ProposePlan(ID, PLAN, HASH, NOON),
        new UpgradeCommand.RefuseUpgrade(ID, "no", "yes", NOON),
        new UpgradeCommand.Approve(ID, HASH, "ada", NOON),
        new UpgradeCommand.Deny(ID, HASH, "not tonight", "ada", NOON),
        new UpgradeCommand.Deny(ID, dev.stepwise.contracts.Sha256.of("x"), "no", "ada", NOON),
        new UpgradeCommand.AskAgain(ID, "ada", NOON),
        new UpgradeCommand.WithdrawApproval(ID, "late", "ada", NOON),
        new UpgradeCommand.WithdrawApproval(ID, "late", "eve", NOON),
        new UpgradeCommand.Approve(ID, dev.stepwise.contracts.Sha256.of("x"), "ada", NOON),
        new UpgradeCommand.Start(ID, "ada", NOON),
        new UpgradeCommand.Start(ID, List.of("its script"), "ada", NOON, Optional.empty()));
  }

  private static List<UpgradeCommand> people() {
    return List.of(
        new UpgradeCommand.Confirm(ID, 0, List.of("no jobs"), "ada", NOON),
        new UpgradeCommand.Confirm(ID, 1, List.of("other"), "ada", NOON),
        pause(PauseMode.AFTER_STEP),
        pause(PauseMode.AFTER_HOST),
        pause(PauseMode.NOW),
        new UpgradeCommand.Resume(ID, "ada", NOON),
        cancel(),
        stop(),
        new UpgradeCommand.Retry(ID, "ada", NOON),
        new UpgradeCommand.Retry(ID, Optional.of(H1), "ada", NOON),
        new UpgradeCommand.Retry(ID, Optional.of(Plans.host(99)), "ada", NOON),
        new UpgradeCommand.MarkDone(ID, H1, "seen", new TreeMap<>(), "ada", NOON),
        new UpgradeCommand.MarkDone(ID, Plans.host(99), "", new TreeMap<>(), "ada", NOON),
        new UpgradeCommand.Exclude(ID, H1, "broken", "ada", NOON),
        new UpgradeCommand.Exclude(ID, H2, "broken", "ada", NOON),
        new UpgradeCommand.Exclude(ID, Plans.host(99), "broken", "ada", NOON));
  }

  private static List<UpgradeCommand> clock() {
    var slot = new Slot(NOON, NOON.plusSeconds(3600));
    return List.of(
        new UpgradeCommand.VoidApprovals(ID, List.of("its script"), NOON),
        new UpgradeCommand.ExpireApprovals(ID, NOON),
        new UpgradeCommand.Schedule(ID, NOON, slot, List.of(), "ada", NOON),
        new UpgradeCommand.Schedule(ID, NOON, slot, List.of(), "ada", slot.closes()),
        new UpgradeCommand.Unschedule(ID, "not tonight", "ada", NOON),
        new UpgradeCommand.AskOverride(ID, "it burns", "ada", NOON),
        new UpgradeCommand.ConfirmOverride(ID, "it burns", "bob", NOON),
        new UpgradeCommand.ConfirmOverride(ID, "another", "bob", NOON),
        new UpgradeCommand.OfferWindow(ID, new Timetable(List.of(), Optional.of(slot)), NOON),
        new UpgradeCommand.ForeseeOverrun(ID, NOON));
  }

  private static List<UpgradeCommand> executors() {
    return Stream.of(
            new Outcome.Succeeded(new TreeMap<>(), "verify passed"),
            new Outcome.Refused("no"),
            FAILURE,
            new Outcome.Unknown("gone"))
        .flatMap(outcome ->
            Stream.of(1L, 2L)
                .<UpgradeCommand>flatMap(fence ->
                    Stream.of(
                        new UpgradeCommand.ReportBegan(attempt(0, H1, 1), fence, "other", NOON),
                        new UpgradeCommand.Reissue(attempt(0, H2, 1), fence, "silent", NOON),
                        ended(0, H1, 1, fence, outcome),
                        ended(1, H2, 1, fence, outcome))))
        .toList();
  }

  private static List<UpgradeCommand> rollbacks() {
    return List.of(
        new UpgradeCommand.NoteRollbackStarted(ID, ROLLBACK, NOON),
        new UpgradeCommand.NoteRollbackSucceeded(ID, ROLLBACK, NOON),
        new UpgradeCommand.NoteRollbackFailed(ID, ROLLBACK, "no", NOON));
  }

  private static UpgradeCommand pause(PauseMode mode) {
    return new UpgradeCommand.Pause(ID, mode, "lunch", "ada", NOON);
  }

  private static UpgradeCommand cancel() {
    return new UpgradeCommand.Cancel(ID, "not tonight", "ada", NOON);
  }

  private static UpgradeCommand stop() {
    return new UpgradeCommand.Stop(ID, "enough", "ada", NOON);
  }
}
