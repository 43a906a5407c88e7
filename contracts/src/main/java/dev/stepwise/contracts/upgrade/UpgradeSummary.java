package dev.stepwise.contracts.upgrade;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanProposed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeStarted;
import java.time.Instant;
import java.util.Optional;

/// What lists show of an upgrade; folded from its events, so that it can be rebuilt.
///
/// @param rollbackOf the upgrade that it undoes, for a rollback
/// @param from known with the plan
/// @param to known with the request, for a rollback with the plan
/// @param endedAt when it was last over
public record UpgradeSummary(
    UpgradeId id,
    Optional<UpgradeId> rollbackOf,
    InstallationId installation,
    String platform,
    Optional<Release> from,
    Optional<Release> to,
    StateName state,
    Instant requestedAt,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt) {

  /// The summary after the first event.
  public static UpgradeSummary first(UpgradeEvent event) {
    return switch (event) {
      case UpgradeRequested e ->
          requested(e, Optional.empty(), e.installation(), Optional.of(e.target()));
      case RollbackRequested e ->
          requested(e, Optional.of(e.rollbackOf()), e.installation(), Optional.empty());
      case UpgradeEvent e ->
          throw new CorruptHistory("Expected a history to begin with a request, but got " + e);
    };
  }

  private static UpgradeSummary requested(
      UpgradeEvent event,
      Optional<UpgradeId> rollbackOf,
      Installation installation,
      Optional<Release> to) {
    return new UpgradeSummary(
        event.upgradeId(),
        rollbackOf,
        installation.id(),
        installation.platform(),
        Optional.empty(),
        to,
        StateName.UNREQUESTED,
        event.at(),
        Optional.empty(),
        Optional.empty());
  }

  /// The summary after one more event.
  public UpgradeSummary then(UpgradeEvent event, Upgrade after) {
    var plan = event instanceof PlanProposed e ? Optional.of(e.plan()) : Optional.<Plan>empty();
    var name = StateName.of(after);
    return new UpgradeSummary(
        id,
        rollbackOf,
        installation,
        platform,
        plan.map(Plan::from).or(() -> from),
        plan.map(Plan::to).or(() -> to),
        name,
        requestedAt,
        event instanceof UpgradeStarted ? Optional.of(event.at()) : startedAt,
        ended(event, name));
  }

  private Optional<Instant> ended(UpgradeEvent event, StateName name) {
    if (!name.isOver()) {
      return Optional.empty();
    }
    return state == name ? endedAt : Optional.of(event.at());
  }
}
