package dev.stepwise.planner.application;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.failpoint.Failpoint;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.domain.Decision;
import dev.stepwise.planner.domain.UpgradeCommand;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/// Load, decide, record: the only way in which an upgrade changes. Facts, messages, leases and what
/// follows from the facts are written in one transaction, so a crash leaves all of it or nothing.
@ApplicationScoped
public class UpgradeHandler {
  private static final int TRIES = 10;

  private final Transactions transactions;
  private final LiveUpgrades upgrades;
  private final UpgradeStore store;
  private final FollowUps followUps;
  private final Signals signals;

  public UpgradeHandler(
      Transactions transactions,
      LiveUpgrades upgrades,
      UpgradeStore store,
      FollowUps followUps,
      Signals signals) {
    this.transactions = transactions;
    this.upgrades = upgrades;
    this.store = store;
    this.followUps = followUps;
    this.signals = signals;
  }

  /// Decides one command.
  ///
  /// @throws StoreUnavailable when the database does not answer; the command may be given again
  public Decision<UpgradeEvent> handle(UpgradeCommand command) {
    return decide(transaction -> transaction.decide(command));
  }

  /// Decides with a look at more than one upgrade, all in one transaction. The work may be called
  /// several times, when others decide at the same time.
  Decision<UpgradeEvent> decide(Function<UpgradeTransaction, Decision<UpgradeEvent>> work) {
    try {
      return inOne(work);
    } catch (UpgradeTransaction.NotAgreed e) {
      return e.rejection();
    }
  }

  /// Decides one after the other, all in one transaction: when one of them fails, none is recorded.
  List<Decision<UpgradeEvent>> decideAll(
      List<Function<UpgradeTransaction, Decision<UpgradeEvent>>> works) {
    return inOne(transaction -> works.stream().map(work -> work.apply(transaction)).toList());
  }

  private <T> T inOne(Function<UpgradeTransaction, T> work) {
    for (var tries = 1; ; tries++) {
      var transaction = new UpgradeTransaction(upgrades, store, followUps);
      try {
        var decided = transactions.inOne(() -> written(transaction, work));
        Failpoint.PLANNER_COMMITTED_NOT_ANSWERED.reached();
        upgrades.keep(transaction.changed());
        signals.committed(transaction.changed().stream().map(LiveUpgrade::id).toList());
        return decided;
      } catch (ConcurrentUpgrade e) {
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }

  private static <T> T written(
      UpgradeTransaction transaction, Function<UpgradeTransaction, T> work) {
    var decided = work.apply(transaction);
    transaction.write();
    if (!transaction.changed().isEmpty()) {
      Failpoint.PLANNER_DECIDED_NOT_COMMITTED.reached();
    }
    return decided;
  }

  /// The upgrade as it stands now.
  public LiveUpgrade current(UpgradeId id) {
    var live = transactions.inOne(() -> upgrades.current(id));
    upgrades.keep(List.of(live));
    return live;
  }
}
