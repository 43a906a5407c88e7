package dev.stepwise.planner.application;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.CorruptHistory;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRequested;
import dev.stepwise.contracts.upgrade.UpgradeSummary;
import dev.stepwise.planner.domain.Decision;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.Decision.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// An installation has one upgrade at a time, and so has a host; only the rollback of an upgrade
/// may come beside it. Each rule lets nobody else ask until the transaction is over.
@ApplicationScoped
public class OneAtATime {
  private final UpgradeStore store;

  public OneAtATime(UpgradeStore store) {
    this.store = store;
  }

  /// Why there cannot be a new upgrade now.
  Optional<Decision<UpgradeEvent>> ifFree(Installation installation) {
    return occupied(of(installation.id()), _ -> true, "wait for it, or cancel it")
        .or(() -> hostOccupied(installation));
  }

  /// Why there cannot be a rollback of that upgrade now.
  Optional<Decision<UpgradeEvent>> ifUndoable(Installation installation, UpgradeId original) {
    var all = of(installation.id());
    return occupied(all, other -> !other.id().equals(original), "wait for it, or cancel it")
        .or(() -> overtaken(all, original).map(why -> new Rejected<>(Reason.CHANGED_SINCE, why)))
        .or(() -> hostOccupied(installation));
  }

  /// Why undoing that upgrade would break a later one, in words; holds up nobody who asks.
  Optional<String> overtaken(InstallationId installation, UpgradeId original) {
    return overtaken(store.list(UpgradeFilter.of(installation)), original);
  }

  /// Why the upgrade cannot go on now: its rollback has been planned from where it stands.
  Optional<Decision<UpgradeEvent>> ifNotBeingUndone(InstallationId installation, UpgradeId id) {
    return occupied(
        of(installation),
        other -> other.rollbackOf().filter(id::equals).isPresent(),
        "cancel that rollback first");
  }

  private List<UpgradeSummary> of(InstallationId installation) {
    store.lockRequests();
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

  private Optional<Decision<UpgradeEvent>> hostOccupied(Installation installation) {
    return store.list(UpgradeFilter.open()).stream()
        .filter(other -> !other.installation().equals(installation.id()))
        .flatMap(other ->
            installation.sharedWith(installationOf(other.id())).stream()
                .map(host -> hostOccupied(host, other)))
        .findFirst();
  }

  private static Decision<UpgradeEvent> hostOccupied(InstalledHost host, UpgradeSummary other) {
    return new Rejected<>(
        Reason.OCCUPIED,
        "Expected no other upgrade to be open on host '%s' (%s:%d), but installation '%s' has it, too, and its '%s' is %s; wait for it, or cancel it"
            .formatted(
                host.id(),
                host.address(),
                host.port(),
                other.installation(),
                other.id(),
                other.state()));
  }

  /// As it was when it was asked for, which is what its plan says.
  Installation installationOf(UpgradeId id) {
    return switch (store.request(id)) {
      case UpgradeRequested e -> e.installation();
      case RollbackRequested e -> e.installation();
      case UpgradeEvent e ->
          throw new CorruptHistory("Expected a history to begin with a request, but got " + e);
    };
  }

  /// Undoing what a later upgrade was built on would break both.
  private Optional<String> overtaken(List<UpgradeSummary> all, UpgradeId original) {
    return new Successors(store)
        .last(all, original)
        .map(other ->
            "Expected '%s' to be the last upgrade of installation '%s', but '%s' came after it; roll that back first"
                .formatted(original, other.installation(), other.id()));
  }
}
