package dev.stepwise.planner.application;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.domain.Decision;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.Decision.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// An installation has one upgrade at a time; only the rollback of an upgrade may come beside it.
/// Each rule locks the installation until the transaction is over.
@ApplicationScoped
public class OneAtATime {
  private final UpgradeStore store;

  public OneAtATime(UpgradeStore store) {
    this.store = store;
  }

  /// Why there cannot be a new upgrade now.
  Optional<Decision<UpgradeEvent>> ifFree(InstallationId installation) {
    return occupied(of(installation), _ -> true, "wait for it, or cancel it");
  }

  /// Why there cannot be a rollback of that upgrade now.
  Optional<Decision<UpgradeEvent>> ifUndoable(InstallationId installation, UpgradeId original) {
    var all = of(installation);
    return occupied(all, other -> !other.id().equals(original), "wait for it, or cancel it")
        .or(() -> overtaken(all, original));
  }

  /// Why the upgrade cannot go on now: its rollback has been planned from where it stands.
  Optional<Decision<UpgradeEvent>> ifNotBeingUndone(InstallationId installation, UpgradeId id) {
    return occupied(
        of(installation),
        other -> other.rollbackOf().filter(id::equals).isPresent(),
        "cancel that rollback first");
  }

  private List<UpgradeSummary> of(InstallationId installation) {
    store.lock(installation);
    return store.list(UpgradeFilter.of(installation));
  }

  private static Optional<Decision<UpgradeEvent>> occupied(
      List<UpgradeSummary> all, Predicate<UpgradeSummary> matters, String advice) {
    return all.stream()
        .filter(other -> !other.state().isOver())
        .filter(matters)
        .findFirst()
        .map(other ->
            new Rejected<>(
                Reason.OCCUPIED,
                "Expected no other upgrade of installation '%s' to be open, but %s '%s' is %s; %s"
                    .formatted(
                        other.installation(),
                        other.rollbackOf().isPresent() ? "rollback" : "upgrade",
                        other.id(),
                        other.state(),
                        advice)));
  }

  /// Undoing what a later upgrade was built on would break both.
  private static Optional<Decision<UpgradeEvent>> overtaken(
      List<UpgradeSummary> all, UpgradeId original) {
    return all.stream()
        .takeWhile(other -> !other.id().equals(original))
        .filter(other -> other.startedAt().isPresent())
        .filter(other -> !other.rollbackOf().filter(original::equals).isPresent())
        .findFirst()
        .map(other ->
            new Rejected<>(
                Reason.CHANGED_SINCE,
                "Expected '%s' to be the last upgrade of installation '%s', but '%s' came after it"
                    .formatted(original, other.installation(), other.id())));
  }
}
