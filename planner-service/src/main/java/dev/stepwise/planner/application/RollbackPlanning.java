package dev.stepwise.planner.application;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.failpoint.Failpoint;
import dev.stepwise.contracts.plan.RollbackScope;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.Upgrade.Undoing;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.domain.Decision;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.Decision.Rejected;
import dev.stepwise.planner.domain.UpgradeCommand.RefuseUpgrade;
import dev.stepwise.planner.domain.planning.Planning;
import dev.stepwise.planner.domain.planning.RollbackPlanner;
import dev.stepwise.planner.domain.planning.Undo;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Makes the plans of rollbacks, out of the sealed log and not of our own tables. A rollback waits
/// UNDOING until audit has sealed everything that we know of the upgrade; so a crash, or an audit
/// that is away, only delays it. What is sealed has to be what we have recorded: whoever can write
/// to one database only, or answer in audit's place, puts no script into a plan.
@ApplicationScoped
public class RollbackPlanning {
  private static final String WITH_A_BROKEN_LOG =
      "Nothing is undone on the word of a log that was changed. Find out who changed it, and bring"
          + " the log back from a copy; what would be undone by the planner's own account is shown"
          + " by GET /api/v1/upgrades/{id}/rollback-plan, and exported as a script by `stepwise"
          + " rollback ID --export FILE`.";

  private final UpgradeStore store;
  private final Transactions transactions;
  private final UpgradeHandler handler;
  private final SealedLog log;
  private final InstantSource clock;

  public RollbackPlanning(
      UpgradeStore store,
      Transactions transactions,
      UpgradeHandler handler,
      SealedLog log,
      InstantSource clock) {
    this.store = store;
    this.transactions = transactions;
    this.handler = handler;
    this.log = log;
    this.clock = clock;
  }

  /// Makes every plan that can be made now; one that cannot be made holds up no other.
  ///
  /// @throws SealedLog.Unavailable when audit does not answer
  /// @throws StoreUnavailable when the database does not answer
  public void planAll() {
    var undoing = transactions.inOne(() -> store.list(UpgradeFilter.in(StateName.UNDOING)));
    EachOnItsOwn.tryAll(undoing, rollback -> plan(rollback.id()))
        .ifPresent(e -> {
          throw e;
        });
  }

  private void plan(UpgradeId id) {
    if (handler.current(id).state() instanceof Undoing s) {
      try {
        KnownHistories.of(s.rollbackOf(), this::sealed).ifPresent(sealed -> propose(s, sealed));
      } catch (SealedLog.Broken e) {
        handler.handle(new RefuseUpgrade(id, e.words(), WITH_A_BROKEN_LOG, clock.instant()));
      }
    }
  }

  /// All that we know of an upgrade; empty until audit has sealed it.
  private Optional<List<UpgradeEvent>> sealed(UpgradeId id) {
    var known = transactions.inOne(() -> store.eventsAfter(id, 0));
    var sealed = log.history(id);
    if (sealed.size() != known.size()) {
      return Optional.empty();
    }
    for (var index = 0; index < sealed.size(); index++) {
      requireSame(id, known.get(index), sealed.get(index));
    }
    return Optional.of(sealed);
  }

  private static void requireSame(UpgradeId id, RecordedEvent known, UpgradeEvent sealed) {
    if (!known.event().equals(sealed)) {
      throw new SealedLog.Broken(
          "Expected event %d of upgrade '%s' to be sealed as the planner has recorded it, but they differ."
              .formatted(known.version(), id));
    }
  }

  private void propose(Undoing state, KnownHistories sealed) {
    var planning = undo(state, sealed);
    Failpoint.PLANNER_REPLAYED_NOT_PROPOSED.reached();
    handler.decide(transaction ->
        transaction.current(state.rollbackOf()).version() == sealed.events().size()
            ? transaction.decide(FollowUps.answer(state.id(), planning, clock.instant()))
            : outdated(state.rollbackOf()));
  }

  private static Planning undo(Undoing state, KnownHistories sealed) {
    var scope = state.scope().orElse(RollbackScope.WHOLE);
    var original = sealed.state();
    return original instanceof Begun begun
        ? RollbackPlanner.undo(
            state.id(), new Undo(begun, sealed.rollbacks(), scope, Undo.SEALED_LOG))
        : new Planning.NoPlan(
            "Expected upgrade '%s' to have begun, but the sealed log says that it is %s"
                .formatted(state.rollbackOf(), StateName.of(original)),
            "there is nothing to undo");
  }

  private static Decision<UpgradeEvent> outdated(UpgradeId original) {
    return new Rejected<>(
        Reason.STALE,
        "Expected upgrade '%s' not to go on meanwhile, but it did".formatted(original));
  }
}
