package dev.stepwise.planner.simulation;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What must hold when all is over: the facts that were told are the facts that were recorded, and
/// they add up to what every planner takes for the state.
final class Aftermath {
  private final Database database;
  private final Checker checker;
  private final Map<UpgradeId, List<UpgradeEvent>> told;

  Aftermath(Database database, Checker checker, Map<UpgradeId, List<UpgradeEvent>> told) {
    this.database = database;
    this.checker = checker;
    this.told = told;
  }

  /// What a reader keeps who takes each fact once: it may come again, but not too early.
  static void tell(List<UpgradeEvent> soFar, int sequence, UpgradeEvent fact) {
    if (sequence > soFar.size() + 1) {
      throw new Violation(
          "Expected fact %d, but %d was told".formatted(soFar.size() + 1, sequence));
    }
    if (sequence == soFar.size() + 1) {
      soFar.add(fact);
    }
  }

  void check(List<Planner> planners) {
    database.histories.forEach((id, history) -> {
      same(id, "facts told", told.getOrDefault(id, List.of()), history);
      same(id, "replayed", Upgrade.replay(history), checker.stateOf(id));
      var summary = Optional.ofNullable(database.summaries.get(id)).map(UpgradeSummary::state);
      same(id, "summary", summary, Optional.of(StateName.of(checker.stateOf(id))));
      planners.forEach(planner ->
          planner.once(
              "check " + id,
              () -> same(id, "planner's", planner.stateOf(id), checker.stateOf(id))));
    });
  }

  private static void same(UpgradeId id, String what, Object is, Object expected) {
    if (!expected.equals(is)) {
      throw new Violation(
          "Expected %s of '%s' to be %s, but it is %s".formatted(what, id, expected, is));
    }
  }
}
