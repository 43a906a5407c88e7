package dev.stepwise.planner.application;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.RollbackScope;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.domain.planning.Planning.NoPlan;
import dev.stepwise.planner.domain.planning.Planning.Planned;
import dev.stepwise.planner.domain.planning.RollbackPlanner;
import dev.stepwise.planner.domain.planning.Undo;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// What a rollback would be now, while the upgrade goes on: recomputed with every question, and
/// recorded nowhere. Out of the sealed log when it has everything, otherwise out of our own events,
/// which nobody has proven; the plan says which.
@ApplicationScoped
public class RollbackPreviews {
  private final Transactions transactions;
  private final UpgradeStore store;
  private final OneAtATime oneAtATime;
  private final SealedLog log;

  public RollbackPreviews(
      Transactions transactions, UpgradeStore store, OneAtATime oneAtATime, SealedLog log) {
    this.transactions = transactions;
    this.store = store;
    this.oneAtATime = oneAtATime;
    this.log = log;
  }

  /// The plan, and how far the upgrade had come.
  ///
  /// @param event number of the upgrade's last event
  public record Preview(Plan plan, long event) {}

  /// @throws NotKnown when there is no such upgrade
  /// @throws NotPossible when there is nothing to undo, no way back, or a later upgrade in the way
  public Preview of(UpgradeId id, RollbackScope scope) {
    var own = KnownHistories.of(id, one -> Optional.of(recorded(one))).orElseThrow();
    if (own.events().isEmpty()) {
      throw new NotKnown("Expected an upgrade, but there is no '%s'".formatted(id));
    }
    if (!(own.state() instanceof Begun begun)) {
      throw new NotPossible(
          "Expected upgrade '%s' to have begun, but it is %s; there is nothing to undo"
              .formatted(id, StateName.of(own.state())));
    }
    requireLast(begun);
    var wish = new Undo(begun, own.rollbacks(), scope, source(own, id));
    return switch (RollbackPlanner.preview(new UpgradeId("preview"), wish)) {
      case Planned(var plan) -> new Preview(plan, own.events().size());
      case NoPlan(var reason, var advice) -> throw new NotPossible(reason + " " + advice);
    };
  }

  /// Backups of an upgrade are older than what a later one did.
  private void requireLast(Begun begun) {
    var installation = begun.progress().plan().installation().id();
    transactions
        .inOne(() -> oneAtATime.overtaken(installation, begun.id()))
        .ifPresent(why -> {
          throw new NotPossible(why);
        });
  }

  private List<UpgradeEvent> recorded(UpgradeId id) {
    return transactions.inOne(
        () -> store.eventsAfter(id, 0).stream().map(RecordedEvent::event).toList());
  }

  private String source(KnownHistories own, UpgradeId id) {
    try {
      return KnownHistories.of(id, one -> Optional.of(log.history(one)))
              .filter(own::equals)
              .isPresent()
          ? Undo.SEALED_LOG
          : unproven("not all of them are sealed yet");
    } catch (SealedLog.Unavailable _) {
      return unproven("audit does not answer");
    } catch (SealedLog.Broken e) {
      return unproven(e.words());
    }
  }

  private static String unproven(String why) {
    return "the planner's own events, which are not proven: " + why;
  }
}
