package dev.stepwise.planner.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.RollbackScope;
import dev.stepwise.planner.domain.Decision;
import dev.stepwise.planner.domain.Decision.Accepted;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.Decision.Rejected;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// An upgrade A from 1.0 to 1.5 has succeeded, and an upgrade B from there to 2.0 came after it.
@DisplayNameGeneration(ReplaceUnderscores.class)
class SuccessorsTest {
  private static final UpgradeId A = new UpgradeId("up-a");
  private static final UpgradeId B = new UpgradeId("up-b");
  private static final UpgradeId UNDO_B = new UpgradeId("rb-b");
  private static final String WHY =
      "Expected 'up-a' to be the last upgrade of installation 'toy-1', but 'up-b' came after it; roll that back first";

  private final World world = new World();
  private final Past past = new Past(world);
  private final RollbackPreviews previews =
      new RollbackPreviews(
          world.transactions,
          world.store,
          world.oneAtATime,
          _ -> {
            throw new SealedLog.Unavailable("away", new RuntimeException());
          });

  @BeforeEach
  void a_has_succeeded() {
    past.begin(A, "1.0", "1.5", Past.REVERSIBLE);
    past.runs(A);
    past.succeeds(A);
  }

  @Test
  void it_can_be_undone_while_nothing_came_after_it() {
    assertThat(preview().to().version()).isEqualTo("1.0");
    assertThat(rollback()).isInstanceOf(Accepted.class);
  }

  @Test
  void what_a_later_upgrade_was_built_on_is_neither_undone_nor_exported() {
    past.begin(B, "1.5", "2.0", Past.REVERSIBLE);
    past.runs(B);
    past.succeeds(B);

    assertRefused();
  }

  @Test
  void
      a_later_upgrade_that_goes_on_is_in_the_way_of_the_script_also_before_it_has_changed_anything() {
    past.begin(B, "1.5", "2.0", Past.REVERSIBLE);

    assertThatThrownBy(this::preview).isInstanceOf(NotPossible.class).hasMessage(WHY);
  }

  @Test
  void a_later_upgrade_that_failed_and_has_changed_something_is_in_the_way() {
    past.begin(B, "1.5", "2.0", Past.REVERSIBLE);
    past.runs(B);
    past.fails(B);

    assertRefused();
  }

  @Test
  void a_later_upgrade_of_which_all_was_undone_is_not_in_the_way() {
    past.begin(B, "1.5", "2.0", Past.REVERSIBLE);
    past.runs(B);
    past.succeeds(B);
    past.undo(B, UNDO_B);
    past.runs(UNDO_B);
    past.undone(B, UNDO_B);

    assertThat(preview().to().version()).isEqualTo("1.0");
    assertThat(rollback()).isInstanceOf(Accepted.class);
  }

  @Test
  void a_later_upgrade_whose_rollback_was_stopped_is_in_the_way() {
    past.begin(B, "1.5", "2.0", Past.REVERSIBLE);
    past.runs(B);
    past.succeeds(B);
    past.undo(B, UNDO_B);
    past.fails(UNDO_B);
    past.leaves(B, UNDO_B, "all of it");

    assertRefused();
  }

  @Test
  void a_later_upgrade_that_changed_nothing_is_not_in_the_way() {
    past.begin(B, "1.5", "2.0", Past.REVERSIBLE);
    past.fails(B);

    assertThat(preview().to().version()).isEqualTo("1.0");
    assertThat(rollback()).isInstanceOf(Accepted.class);
  }

  @Test
  void a_later_upgrade_that_passed_a_point_of_no_return_is_in_the_way() {
    past.begin(B, "1.5", "2.0", new Effect.Irreversible("the old data"));
    past.runs(B);
    past.fails(B);

    assertRefused();
  }

  private void assertRefused() {
    assertThatThrownBy(this::preview).isInstanceOf(NotPossible.class).hasMessage(WHY);
    assertThat(rollback()).isEqualTo(new Rejected<>(Reason.CHANGED_SINCE, WHY));
  }

  private dev.stepwise.contracts.plan.Plan preview() {
    return previews.of(A, RollbackScope.WHOLE).plan();
  }

  private Decision<?> rollback() {
    return world.requests.rollback(A, RollbackScope.WHOLE, "ada", Optional.empty()).decision();
  }
}
