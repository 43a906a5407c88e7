package dev.stepwise.planner.application;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeSummary;
import java.util.List;

/// The histories of all upgrades. Called within [Transactions].
public interface UpgradeStore {
  /// What was recorded after a version, oldest first; from the beginning when it is 0.
  List<RecordedEvent> eventsAfter(UpgradeId id, long version);

  /// Records facts at the end of a history, all or none.
  ///
  /// @param before what they were decided on
  /// @param after the same with the events in it
  /// @throws ConcurrentUpgrade when the history has become longer than `before` says
  void append(LiveUpgrade before, LiveUpgrade after, List<UpgradeEvent> events);

  /// Upgrades, youngest first.
  List<UpgradeSummary> list(UpgradeFilter filter);

  /// What a history began with: the request. Needs no sound history behind it.
  UpgradeEvent request(UpgradeId id);

  /// Makes others who call this wait until the transaction is over.
  void lockRequests();
}
