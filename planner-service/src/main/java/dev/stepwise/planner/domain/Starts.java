package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.UpgradeDecider.accept;
import static dev.stepwise.planner.domain.UpgradeDecider.reject;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.Upgrade.Approved;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.StageStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeStarted;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.UpgradeCommand.Start;

/// An approved plan starts only while it still says what is true.
final class Starts {
  private Starts() {}

  static Decision<UpgradeEvent> start(Approved state, Start c) {
    var plan = state.plan();
    if (!isUpToDate(plan, c)) {
      return reject(
          Reason.CHANGED_SINCE,
          "Expected the playbook of %s to be as planned (%s), but it is now %s; cancel this upgrade and ask for a new one"
              .formatted(
                  plan.installation().platform(),
                  plan.playbook(),
                  c.playbook().map(Sha256::hex).orElse("not sound")));
    }
    return accept(
        new UpgradeStarted(c.upgradeId(), c.by(), c.at()),
        new StageStarted(c.upgradeId(), 0, c.at()));
  }

  /// A rollback was derived from what had been done and carries its own scripts: a changed playbook
  /// does not touch it.
  private static boolean isUpToDate(Plan plan, Start c) {
    return plan.rollbackOf().isPresent()
        || c.playbook().filter(plan.playbook()::equals).isPresent();
  }
}
