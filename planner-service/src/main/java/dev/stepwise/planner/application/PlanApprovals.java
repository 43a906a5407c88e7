package dev.stepwise.planner.application;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Approved;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.Upgrade.Proposed;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.domain.Decision;
import dev.stepwise.planner.domain.UpgradeCommand.Approve;
import dev.stepwise.planner.domain.UpgradeCommand.Deny;
import dev.stepwise.planner.domain.UpgradeCommand.ExpireApprovals;
import dev.stepwise.planner.domain.UpgradeCommand.VoidApprovals;
import dev.stepwise.planner.domain.UpgradeCommand.WithdrawApproval;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Who agrees with a plan. What people ask fails with [NotKnown] when there is no such upgrade.
@ApplicationScoped
public class PlanApprovals {
  private final Upgrades upgrades;
  private final UpgradeHandler handler;
  private final Timetables timetables;
  private final PlanChanges changes;
  private final Transactions transactions;
  private final InstantSource clock;

  public PlanApprovals(
      Upgrades upgrades,
      UpgradeHandler handler,
      Timetables timetables,
      PlanChanges changes,
      Transactions transactions,
      InstantSource clock) {
    this.upgrades = upgrades;
    this.handler = handler;
    this.timetables = timetables;
    this.changes = changes;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// An approval that ends as the window closes that the plan would have now. What is at rest is
  /// approved again like this when earlier approvals have ended.
  public Decision<UpgradeEvent> approve(UpgradeId id, Sha256 planHash, String by) {
    return approve(id, planHash, by, Optional.empty(), Optional.empty());
  }

  /// @param until when it ends, if that is before the window closes
  public Decision<UpgradeEvent> approve(
      UpgradeId id, Sha256 planHash, String by, Optional<String> comment, Optional<Instant> until) {
    upgrades.get(id);
    return handler.decide(transaction -> {
      var now = clock.instant();
      var state = transaction.current(id).state();
      var plan = plan(state);
      var end = plan.map(one -> earlier(until, end(state, one, now))).or(() -> until);
      var differences = plan.map(changes::since).orElse(List.of());
      return transaction.decide(new Approve(id, planHash, by, now, end, comment, differences));
    });
  }

  private Instant end(Upgrade state, Plan plan, Instant now) {
    return state instanceof Begun
        ? timetables.approvedAgainUntil(plan, now)
        : timetables.approvedUntil(plan, now);
  }

  private static Instant earlier(Optional<Instant> wished, Instant end) {
    return wished.filter(end::isAfter).orElse(end);
  }

  public Decision<UpgradeEvent> deny(UpgradeId id, Sha256 planHash, String why, String by) {
    upgrades.get(id);
    return handler.handle(new Deny(id, planHash, why, by, clock.instant()));
  }

  public Decision<UpgradeEvent> withdraw(UpgradeId id, String why, String by) {
    upgrades.get(id);
    return handler.handle(new WithdrawApproval(id, why, by, clock.instant()));
  }

  /// Sees whether approvals still count: they are void when what was planned has changed, and end
  /// with their time.
  void review(UpgradeId id, Instant now) {
    var state = handler.current(id).state();
    if (!isAgreedWith(state)) {
      return;
    }
    var differences =
        transactions.inOne(() -> plan(state).map(changes::lastingSince).orElse(List.of()));
    if (!differences.isEmpty()) {
      handler.handle(new VoidApprovals(id, differences, now));
    } else if (end(state).filter(end -> !end.isAfter(now)).isPresent()) {
      handler.handle(new ExpireApprovals(id, now));
    }
  }

  private static boolean isAgreedWith(Upgrade state) {
    return state instanceof Approved
        || (state instanceof Proposed proposed
            && proposed.approvals().filter(some -> !some.given().isEmpty()).isPresent());
  }

  private static Optional<Instant> end(Upgrade state) {
    return state instanceof Approved approved
        ? approved.approvals().flatMap(some -> some.validUntil())
        : state instanceof Proposed proposed
            ? proposed.approvals().flatMap(some -> some.validUntil())
            : Optional.empty();
  }

  private static Optional<Plan> plan(Upgrade state) {
    return switch (state) {
      case Proposed s -> Optional.of(s.plan());
      case Approved s -> Optional.of(s.plan());
      case Begun s -> Optional.of(s.progress().plan());
      case Upgrade.Unrequested _, Upgrade.Discovering _, Upgrade.Undoing _ -> Optional.empty();
      case Upgrade.Refused _, Upgrade.Cancelled _ -> Optional.empty();
    };
  }
}
