package dev.stepwise.audit.domain.difference;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import java.util.List;

/// What is different about an upgrade.
///
/// @param before `UNREQUESTED` when it had not been asked for
/// @param stageBefore index of the stage under way, -1 before the first
/// @param events how many facts came
public record UpgradeDifference(
    UpgradeId upgrade,
    StateName before,
    StateName after,
    int stageBefore,
    int stageAfter,
    long events,
    List<RunChange> runs,
    List<FactChange> facts) {
  /// Compares two states of one upgrade.
  public static UpgradeDifference between(
      UpgradeId upgrade, Upgrade before, Upgrade after, long events) {
    return new UpgradeDifference(
        upgrade,
        StateName.of(before),
        StateName.of(after),
        stage(before),
        stage(after),
        events,
        RunChange.between(before, after),
        FactChange.between(before, after));
  }

  private static int stage(Upgrade state) {
    return state instanceof Begun begun ? begun.progress().stageIndex() : -1;
  }
}
