package dev.stepwise.contracts.upgrade;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.upgrade.Upgrade.Approved;
import dev.stepwise.contracts.upgrade.Upgrade.Proposed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ApprovalGiven;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ApprovalWithdrawn;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ApprovalsExpired;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ApprovalsVoided;
import dev.stepwise.contracts.upgrade.UpgradeEvent.Approving;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsAskedAgain;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsConfirmed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsNotConfirmed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanApproved;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanDenied;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The part of [Evolution] that is about who agrees with a plan.
final class ApprovalEvolution {
  private ApprovalEvolution() {}

  static Upgrade evolve(Upgrade state, Approving event) {
    return switch (event) {
      case ApprovalGiven e -> {
        var proposed = Evolution.in(Proposed.class, state, e);
        requireSame(proposed, e.planHash(), e);
        yield proposed.with(
            proposed
                .approvals()
                .orElse(Approvals.NONE)
                .with(new Approval(e.by(), e.at(), e.validUntil(), e.comment())));
      }
      case ApprovalWithdrawn e -> reopened(state, e, before -> before.without(e.by()));
      case ApprovalsVoided e -> reopened(state, e, _ -> Approvals.voided(e.differences()));
      case PlanDenied e -> undecided(state, e);
      case FactsAskedAgain e ->
          Evolution.in(Approved.class, state, e)
              .rechecked(new Recheck(e.at(), e.toProbe(), List.of()));
      case FactsConfirmed e -> rechecked(state, e, before -> before.answered(e.host()));
      case FactsNotConfirmed e ->
          rechecked(state, e, before -> before.unanswered(e.host(), e.reason()));
      case ApprovalsExpired e -> undecided(state, e);
    };
  }

  /// The last approval that was needed.
  static Approved approved(Proposed state, PlanApproved e) {
    requireSame(state, e.planHash(), e);
    return new Approved(
        state.id(),
        state.plan(),
        state.planHash(),
        state.by(),
        e.by(),
        Optional.empty(),
        approvals(state, e),
        Optional.empty(),
        Optional.empty());
  }

  /// Of an approval that says no more than who gave it, nothing is kept beside that.
  private static Optional<Approvals> approvals(Proposed state, PlanApproved e) {
    var isPlain = e.validUntil().isEmpty() && e.comment().isEmpty();
    return isPlain && state.approvals().isEmpty()
        ? Optional.empty()
        : Optional.of(
            state
                .approvals()
                .orElse(Approvals.NONE)
                .with(new Approval(e.by(), e.at(), e.validUntil(), e.comment())));
  }

  /// Everybody whose approval a start rests on.
  static List<String> approvers(Approved state) {
    return state.approvals().map(Approvals::by).orElse(List.of(state.approvedBy()));
  }

  private static Upgrade reopened(Upgrade state, Approving e, UnaryOperator<Approvals> change) {
    return state instanceof Approved approved
        ? new Proposed(
            approved.id(),
            approved.plan(),
            approved.planHash(),
            approved.by(),
            change.apply(approved.approvals().orElse(Approvals.NONE)).orAbsent())
        : proposed(Evolution.in(Proposed.class, state, e), change);
  }

  private static Proposed proposed(Proposed state, UnaryOperator<Approvals> change) {
    return state.with(change.apply(state.approvals().orElse(Approvals.NONE)));
  }

  private static Upgrade rechecked(Upgrade state, Approving e, UnaryOperator<Recheck> change) {
    var approved = Evolution.in(Approved.class, state, e);
    return approved.rechecked(
        change.apply(approved.recheck().orElseThrow(() -> Evolution.impossible(state, e))));
  }

  /// That it is given up for that reason is told by the next fact.
  private static Upgrade undecided(Upgrade state, Approving e) {
    return state instanceof Approved ? state : Evolution.in(Proposed.class, state, e);
  }

  private static void requireSame(Proposed state, Sha256 planHash, UpgradeEvent e) {
    if (!planHash.equals(state.planHash())) {
      throw Evolution.impossible(state, e);
    }
  }
}
