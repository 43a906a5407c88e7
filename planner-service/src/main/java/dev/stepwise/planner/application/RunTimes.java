package dev.stepwise.planner.application;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.planner.domain.timing.Samples;
import java.util.List;

/// How long runs took; a projection of the events, which can be emptied and fills itself again.
/// Called within [Transactions].
public interface RunTimes {
  /// The youngest of an installation, and of others of its platform and topology; some thousand
  /// each at most.
  Samples of(Installation installation);

  /// Upgrades that are over, and of which nothing was kept yet.
  List<UpgradeId> missing(int most);

  /// Keeps the times of an upgrade, which may be none; a second time changes nothing.
  void keep(UpgradeId id, Installation installation, List<Samples.Sample> times);

  /// Notes that an upgrade has no times.
  void keepNothing(UpgradeId id);
}
