package dev.stepwise.planner.application;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.planner.domain.timing.Samples;
import java.util.List;

/// How long runs took; a projection of the events, which can be emptied and fills itself again.
/// Called within [Transactions].
public interface RunTimes {
  /// The youngest of a platform and topology, some thousand at most.
  Samples of(String platform, String topology);

  /// Upgrades that are over, and of which nothing was kept yet.
  List<UpgradeId> missing(int most);

  /// Keeps the times of an upgrade, which may be none; a second time changes nothing.
  void keep(UpgradeId id, String platform, String topology, List<Samples.Sample> times);
}
