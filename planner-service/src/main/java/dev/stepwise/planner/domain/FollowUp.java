package dev.stepwise.planner.domain;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.StepCommand.CancelRun;
import dev.stepwise.contracts.execution.StepCommand.ClearLedger;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.upgrade.Upgrade.Discovering;
import java.util.List;

/// What has to be done because of a fact: data, carried out by the application in the transaction
/// that records the fact. (`Effect` is another word: what a step changes.)
public sealed interface FollowUp {
  /// Ask hosts for their facts, and await them.
  record AskForFacts(UpgradeId upgradeId, Installation installation, List<HostId> hosts)
      implements FollowUp {
    public AskForFacts {
      hosts = List.copyOf(hosts);
    }
  }

  /// All answers are in: make the plan.
  record MakePlan(Discovering discovered) implements FollowUp {}

  /// Command a run, and await its end.
  record Command(RunStep step) implements FollowUp {}

  /// Have a host drop what the upgrade left in its ledger; nobody waits for that.
  record Clear(ClearLedger command) implements FollowUp {}

  /// Have a run ended on its host, and await its end.
  record End(CancelRun command) implements FollowUp {}

  /// There is a sign of life; await it for another lease.
  record KeepAwaiting(Awaited awaited) implements FollowUp {}

  /// It came; await it no longer.
  record StopAwaiting(Awaited awaited) implements FollowUp {}

  /// Nothing of this upgrade matters any longer.
  record StopAwaitingAll(UpgradeId upgradeId) implements FollowUp {}

  /// Tell another upgrade, which must agree; when it does not, the fact is not recorded either.
  record Tell(UpgradeCommand command) implements FollowUp {}

  /// The installation runs another release now.
  record RecordRelease(InstallationId installation, Release release, UpgradeId upgrade)
      implements FollowUp {}
}
