package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.upgrade.Run;
import java.util.Collections;
import java.util.List;

/// What one run may have changed, what nobody has undone yet, and what can be undone.
///
/// @param stage whose effect is reversible
record Change(Stage stage, Run run) {
  /// Whether that run is, or may be, work done.
  static boolean isMade(Run run) {
    return run.mayHaveChanged() || run.status().isOpen();
  }

  Effect.Reversible effect() {
    return (Effect.Reversible) stage.effect();
  }

  /// The hosts for which it was done.
  List<HostId> about() {
    return stage.standsFor(run.host());
  }

  boolean isInTurn() {
    return stage.turn().isPresent();
  }

  /// Whether the playbook says that this can go back while what was done later stays: work on
  /// another host in the same stage or roll, unless that host must come last, and work for other
  /// components, each of which can be upgraded alone.
  boolean canGoBackBefore(Change later) {
    return isBeside(later) || isOfOtherComponents(later);
  }

  private boolean isBeside(Change later) {
    if (!Collections.disjoint(about(), later.about())) {
      return false;
    }
    return stage.index() == later.stage.index() || isOfSameRoll(later);
  }

  private boolean isOfSameRoll(Change later) {
    if (stage.turn().isEmpty() || later.stage.turn().isEmpty()) {
      return false;
    }
    var turn = stage.turn().get();
    var laterTurn = later.stage.turn().get();
    return turn.roll() == laterTurn.roll() && (turn.last() || !laterTurn.last());
  }

  private boolean isOfOtherComponents(Change later) {
    var mine = stage.components().orElse(List.of());
    var its = later.stage.components().orElse(List.of());
    return !mine.isEmpty() && !its.isEmpty() && Collections.disjoint(mine, its);
  }

  @Override
  public String toString() {
    return "'%s' on %s".formatted(stage.title(), run.host());
  }
}
