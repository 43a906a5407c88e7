package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.UpgradeDecider.accept;
import static dev.stepwise.planner.domain.UpgradeDecider.notNow;
import static dev.stepwise.planner.domain.UpgradeDecider.reject;

import dev.stepwise.contracts.plan.RollbackScope;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.Upgrade.Failed;
import dev.stepwise.contracts.upgrade.Upgrade.Held;
import dev.stepwise.contracts.upgrade.Upgrade.Paused;
import dev.stepwise.contracts.upgrade.Upgrade.RolledBack;
import dev.stepwise.contracts.upgrade.Upgrade.Succeeded;
import dev.stepwise.contracts.upgrade.Upgrade.Waiting;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackStarted;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.UpgradeCommand.NoteRollbackStarted;
import dev.stepwise.planner.domain.UpgradeCommand.RequestRollback;
import java.util.Optional;
import java.util.function.Function;

/// What can be undone: an upgrade that waits for a person or is over, is no rollback itself, and
/// has no run under way; also what an earlier rollback has left. Asked when a rollback is requested
/// and again when it starts.
final class Rollbacks {
  private Rollbacks() {}

  static Decision<UpgradeEvent> request(RequestRollback c) {
    return ifPossible(
        c.original(),
        original ->
            new RollbackRequested(
                c.upgradeId(),
                c.rollbackOf(),
                original.progress().plan().installation(),
                c.by(),
                c.at(),
                Optional.of(c.scope()).filter(scope -> !scope.equals(RollbackScope.WHOLE))));
  }

  static Decision<UpgradeEvent> start(Upgrade state, NoteRollbackStarted c) {
    return ifPossible(state, _ -> new RollbackStarted(c.upgradeId(), c.rollback(), c.at()));
  }

  private static Decision<UpgradeEvent> ifPossible(
      Upgrade original, Function<Begun, UpgradeEvent> event) {
    if (!(original instanceof Begun begun) || !isUndoable(begun)) {
      return notNow(original, "to undo to be WAITING, PAUSED, HELD, SUCCEEDED or FAILED");
    }
    if (begun.progress().plan().rollbackOf().isPresent()) {
      return reject(
          Reason.INVALID_STATE,
          "Expected an upgrade to undo, but it is itself a rollback; to go forward again ask for a new upgrade, to go on with what it has left undone roll back '%s' again"
              .formatted(begun.progress().plan().rollbackOf().get()));
    }
    return Runs.anyOpen(begun) ? Runs.wait(begun) : accept(event.apply(begun));
  }

  private static boolean isUndoable(Begun state) {
    return state instanceof Waiting
        || state instanceof Paused
        || state instanceof Held
        || state instanceof Succeeded
        || state instanceof Failed
        || (state instanceof RolledBack done && done.left().isPresent());
  }
}
