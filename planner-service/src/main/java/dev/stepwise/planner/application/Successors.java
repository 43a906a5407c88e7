package dev.stepwise.planner.application;

import static java.util.stream.Collectors.toSet;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.RollbackScope;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeSummary;
import dev.stepwise.planner.domain.planning.Undo;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The upgrades of an installation that were built on what an earlier one did: undoing that would
/// break both. Nothing is built on it by one that changed nothing, or of which all was undone.
final class Successors {
  private final UpgradeStore store;

  Successors(UpgradeStore store) {
    this.store = store;
  }

  /// The youngest of them.
  ///
  /// @param all upgrades of the installation, the youngest first
  Optional<UpgradeSummary> last(List<UpgradeSummary> all, UpgradeId original) {
    var later =
        all.stream()
            .takeWhile(other -> !other.id().equals(original))
            .filter(other -> other.startedAt().isPresent())
            .toList();
    var known = new HashSet<>(later.stream().map(UpgradeSummary::id).collect(toSet()));
    known.add(original);
    return later.stream()
        .filter(other -> !isRollbackOf(known, other))
        .filter(this::isLeft)
        .findFirst();
  }

  /// What a rollback has left is asked of the upgrade that it undoes.
  private static boolean isRollbackOf(Set<UpgradeId> upgrades, UpgradeSummary other) {
    return other.rollbackOf().filter(upgrades::contains).isPresent();
  }

  private boolean isLeft(UpgradeSummary other) {
    if (!other.state().isOver() || other.state() == StateName.SUCCEEDED) {
      return true;
    }
    var histories = KnownHistories.of(other.id(), id -> Optional.of(events(id))).orElseThrow();
    return !(histories.state() instanceof Begun begun)
        || new Undo(begun, histories.rollbacks(), RollbackScope.WHOLE, "our own events").isLeft();
  }

  private List<UpgradeEvent> events(UpgradeId id) {
    return store.eventsAfter(id, 0).stream().map(RecordedEvent::event).toList();
  }
}
