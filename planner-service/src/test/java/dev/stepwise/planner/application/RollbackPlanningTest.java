package dev.stepwise.planner.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRequested;
import dev.stepwise.contracts.upgrade.UpgradeSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RollbackPlanningTest {
  private static final UpgradeId FIRST = new UpgradeId("up-first");
  private static final UpgradeId SECOND = new UpgradeId("up-second");

  private final World world = new World();
  private final List<UpgradeId> asked = new ArrayList<>();

  @Test
  void one_that_audit_cannot_tell_of_holds_up_no_other() {
    Stream.of(FIRST, SECOND).forEach(this::requestRollbackOf);
    var planning =
        new RollbackPlanning(
            world.store, world.transactions, world.handler, this::askAndFail, world::now);

    assertThatThrownBy(planning::planAll).isInstanceOf(SealedLog.Unavailable.class);

    assertThat(asked).containsExactlyInAnyOrder(FIRST, SECOND);
  }

  @Test
  void a_broken_log_refuses_the_rollback_and_names_the_entry() {
    requestRollbackOf(FIRST);
    var planning =
        new RollbackPlanning(
            world.store,
            world.transactions,
            world.handler,
            _ -> {
              throw new SealedLog.Broken("Entry 7 is not what was sealed.");
            },
            world::now);

    planning.planAll();

    assertThat(world.handler.current(new UpgradeId("rb-" + FIRST)).state())
        .isInstanceOfSatisfying(
            Upgrade.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo("Entry 7 is not what was sealed."));
  }

  @Test
  void a_log_that_tells_another_story_than_ours_refuses_the_rollback() {
    record(requested("ada"));
    requestRollbackOf(FIRST);
    var planning =
        new RollbackPlanning(
            world.store,
            world.transactions,
            world.handler,
            _ -> List.of(requested("eve")),
            world::now);

    planning.planAll();

    assertThat(world.handler.current(new UpgradeId("rb-" + FIRST)).state())
        .isInstanceOfSatisfying(
            Upgrade.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .isEqualTo(
                        "Expected event 1 of upgrade 'up-first' to be sealed as the planner has"
                            + " recorded it, but they differ."));
  }

  private UpgradeRequested requested(String by) {
    return new UpgradeRequested(
        FIRST, World.toy(World.TOY), new Release("2"), "safest", List.of(), by, world.now());
  }

  private void record(UpgradeRequested requested) {
    var before = LiveUpgrade.unrequested(requested.upgradeId());
    world.store.append(before, before.then(requested), List.of(requested));
  }

  private List<UpgradeEvent> askAndFail(UpgradeId id) {
    asked.add(id);
    throw new SealedLog.Unavailable("Expected an answer, but got 500", new RuntimeException());
  }

  private void requestRollbackOf(UpgradeId original) {
    var requested =
        new RollbackRequested(
            new UpgradeId("rb-" + original), original, World.toy(World.TOY), "ada", world.now());
    var before = LiveUpgrade.unrequested(requested.upgradeId());
    var after = before.then(requested);
    world.store.append(before, after, List.of(requested));
    assertThat(after.summary().map(UpgradeSummary::state))
        .isEqualTo(Optional.of(StateName.UNDOING));
  }
}
