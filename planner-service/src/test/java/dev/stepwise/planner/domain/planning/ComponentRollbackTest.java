package dev.stepwise.planner.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Choice;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.RollbackScope;
import dev.stepwise.contracts.plan.WayBack;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rollbacks of some components. The ocean: dump the data; ships come home; refit them.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ComponentRollbackTest {
  private static final UpgradeId BACK = new UpgradeId("U-2");

  @TempDir Path folder;

  @Test
  void a_component_goes_back_while_what_was_done_for_others_stays() {
    var back = plan(succeeded(), "ship");

    assertThat(back.stages())
        .extracting(Ocean::brief)
        .containsExactly("refit @ s4", "refit @ s3 s2", "refit @ s1");
    assertThat(back.isPartial()).isTrue();
    assertThat(wayBack(back).scope()).contains(of("ship"));
    assertThat(wayBack(back).stays()).containsExactly("'Dump' on d1");
    assertThat(wayBack(back).left()).contains("1 steps of U-1 on d1 are still done");
    assertThat(wayBack(back).release())
        .isEqualTo("stays as it is recorded: some hosts will have 1.0, the others keep theirs");
  }

  @Test
  void what_came_later_for_another_component_is_not_built_upon_it() {
    var back = plan(succeeded(), "data");

    assertThat(back.stages()).extracting(Ocean::brief).containsExactly("dump @ d1");
    assertThat(wayBack(back).stays()).containsExactly("'Refit' on s1, s2, s3, s4");
  }

  @Test
  void all_components_together_are_everything() {
    var back = plan(succeeded(), "data", "ship");

    assertThat(back.stages())
        .extracting(Ocean::brief)
        .containsExactly("refit @ s4", "refit @ s3 s2", "refit @ s1", "dump @ d1");
    assertThat(back.isPartial()).isFalse();
    assertThat(wayBack(back).scope()).isEmpty();
  }

  @Test
  void the_next_rollback_does_only_what_the_first_left() {
    var first = plan(succeeded(), "ship");
    var done = new History(first).succeedsUpTo(first.stages().size()).succeeded().state();

    var rest =
        Estate.planned(
            RollbackPlanner.undo(
                new UpgradeId("U-3"),
                new Undo(succeeded(), List.of(done), RollbackScope.WHOLE, Undo.SEALED_LOG)));

    assertThat(rest.stages()).extracting(Ocean::brief).containsExactly("dump @ d1");
  }

  @Test
  void a_component_that_nobody_declared_is_refused_with_those_that_are() {
    var refused = Estate.refused(planning(succeeded(), "sails"));

    assertThat(refused.reason())
        .isEqualTo("Expected a component that the playbook upgrades alone, but got 'sails'.");
    assertThat(refused.advice()).isEqualTo("Possible are: data, ship.");
  }

  @Test
  void a_component_for_which_nothing_was_done_yet_is_refused() {
    var infra = Ocean.plan(folder, "1.0", "2.0", Ocean.variant("infra"));
    var dumped = new History(infra).succeedsUpTo(3).asks(3).state();

    assertThat(Estate.refused(planning(dumped, "ship")).reason())
        .isEqualTo("Expected something of ship that can go back alone, but there is nothing.");
  }

  @Test
  void components_and_a_release_at_once_are_refused() {
    var both = new RollbackScope(List.of(), List.of("ship"), Optional.of(Estate.release("1.0")));

    assertThat(
            Estate.refused(
                    RollbackPlanner.undo(
                        BACK, new Undo(succeeded(), List.of(), both, Undo.SEALED_LOG)))
                .reason())
        .isEqualTo("Expected hosts and components, or a release to go back to, but got both.");
  }

  private Plan forth() {
    return Ocean.plan(folder, "1.0", "2.0", Choice.NONE);
  }

  private Begun succeeded() {
    return new History(forth()).succeedsUpTo(forth().stages().size()).succeeded().state();
  }

  private static Plan plan(Begun original, String... components) {
    return Estate.planned(planning(original, components));
  }

  private static Planning planning(Begun original, String... components) {
    return RollbackPlanner.undo(
        BACK, new Undo(original, List.of(), of(components), Undo.SEALED_LOG));
  }

  private static RollbackScope of(String... components) {
    return new RollbackScope(List.of(), List.of(components), Optional.empty());
  }

  private static WayBack wayBack(Plan plan) {
    return plan.wayBack().orElseThrow();
  }
}
