package dev.stepwise.planner.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.RollbackScope;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.domain.Decision.Accepted;
import dev.stepwise.planner.domain.FollowUp;
import dev.stepwise.planner.domain.UpgradeCommand;
import dev.stepwise.planner.domain.UpgradeDecider;
import dev.stepwise.planner.domain.UpgradeReactor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An undo that fails leaves its rollback held, and people choose as in any upgrade.
@DisplayNameGeneration(ReplaceUnderscores.class)
class HeldRollbackTest {
  private static final UpgradeId BACK = new UpgradeId("U-2");
  private static final HostId N2 = new HostId("n2");
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir Path folder;

  static List<UpgradeCommand> choices() {
    return List.of(
        new UpgradeCommand.Retry(BACK, Optional.of(N2), "ann", NOON),
        new UpgradeCommand.MarkDone(BACK, N2, "put back by hand", new TreeMap<>(), "ann", NOON),
        new UpgradeCommand.Exclude(BACK, N2, "its disk is broken", "ann", NOON),
        new UpgradeCommand.Stop(BACK, "enough", "ann", NOON));
  }

  @ParameterizedTest
  @MethodSource("choices")
  void every_choice_is_open(UpgradeCommand choice) {
    assertThat(new UpgradeDecider().decide(held().state(), choice)).isInstanceOf(Accepted.class);
  }

  @Test
  void what_a_stopped_rollback_has_left_is_undone_by_the_next() {
    var original = original().state();
    var rest =
        Estate.planned(
            RollbackPlanner.undo(
                new UpgradeId("U-3"),
                new Undo(original, List.of(held().state()), RollbackScope.WHOLE, "memory")));

    assertThat(rest.stages())
        .extracting(Ferry::brief)
        .containsExactly(
            "node n2: replace @ n2",
            "node n3: replace @ n3",
            "node n1: replace @ n1",
            "close @ g1");
  }

  @Test
  void a_host_that_was_left_out_of_a_rollback_is_left_to_undo() {
    Upgrade state = held().state();
    state = state.evolve(new UpgradeEvent.HostExcluded(BACK, N2, "broken", "ann", NOON));
    for (var stage = 2; stage < 5; stage++) {
      state = done(state, stage);
    }
    var over = new UpgradeEvent.UpgradeSucceeded(BACK, NOON);

    assertThat(new UpgradeReactor().react(state.evolve(over), over))
        .contains(
            new FollowUp.Tell(
                new UpgradeCommand.NoteRollbackSucceeded(
                    Estate.ID, BACK, NOON, Optional.of("left out of the rollback: n2"))))
        .noneMatch(FollowUp.RecordRelease.class::isInstance);
  }

  private static Upgrade done(Upgrade before, int stage) {
    var state = before.evolve(new UpgradeEvent.StageStarted(BACK, stage, NOON));
    var plan = ((Upgrade.Begun) state).progress().plan();
    var host = plan.stages().get(stage).runs().getFirst().host();
    return state.evolve(
        new UpgradeEvent.RunSucceeded(
            BACK, stage, host, 1, new TreeMap<>(), "verify passed", History.OUTPUT, NOON));
  }

  private History original() {
    return new History(Ferry.plan(folder, "2.0", "3.0")).succeedsUpTo(8).succeeded();
  }

  private History held() {
    var plan = Estate.planned(RollbackPlanner.undo(BACK, original().state()));
    return new History(plan).succeedsUpTo(1).starts(1).fails(1, "n2", true).held(1, "n2");
  }
}
