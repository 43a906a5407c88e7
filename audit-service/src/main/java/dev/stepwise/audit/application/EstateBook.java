package dev.stepwise.audit.application;

import dev.stepwise.audit.domain.Kept;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.log.Entry;
import java.util.List;
import java.util.Optional;

/// The log as it is looked through for more than one upgrade. What an answer costs depends on what
/// it tells, not on how long the log is.
public interface EstateBook {
  /// Where the history of an upgrade ended.
  ///
  /// @param sequence of its last event
  /// @param entry that seals it
  record End(UpgradeId upgrade, long sequence, long entry) {}

  /// Where the history of each upgrade ended, when the log ended with an entry.
  List<End> ends(long through);

  /// Every delivery of facts about installations up to an entry, lowest index first.
  List<Kept> installations(long through);

  /// The last command to run something on a host up to an entry.
  ///
  /// @param upgrade empty for one of any upgrade
  Optional<Entry> lastCommand(HostId host, Optional<UpgradeId> upgrade, long through);

  /// The notices about an upgrade up to an entry, lowest index first.
  List<Kept> notices(UpgradeId upgrade, long through);

  /// The alerts among the entries of a range, lowest index first; at most some hundreds.
  List<Kept> alerts(long from, long through);
}
