package dev.stepwise.contracts.upgrade;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.upgrade.Upgrade.Approved;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.Upgrade.Held;
import dev.stepwise.contracts.upgrade.Upgrade.Paused;
import dev.stepwise.contracts.upgrade.Upgrade.Proposed;
import dev.stepwise.contracts.upgrade.Upgrade.Waiting;
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
      case ApprovalGiven e when state instanceof Begun begun ->
          again(begun, e.planHash(), given(e), e);
      case ApprovalGiven e -> {
        var proposed = Evolution.in(Proposed.class, state, e);
        requireSame(proposed, e.planHash(), e);
        yield proposed.with(proposed.approvals().orElse(Approvals.NONE).with(given(e)));
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

  private static Approval given(ApprovalGiven e) {
    return new Approval(e.by(), e.at(), e.validUntil(), e.comment());
  }

  private static Approval given(PlanApproved e) {
    return new Approval(e.by(), e.at(), e.validUntil(), e.comment());
  }

  /// The last approval that was needed.
  static Upgrade approved(Upgrade state, PlanApproved e) {
    return state instanceof Begun begun
        ? standingBehind(again(begun, e.planHash(), given(e), e))
        : approved(Evolution.in(Proposed.class, state, e), e);
  }

  /// While it is at rest, because earlier ones have ended.
  private static Begun again(Begun state, Sha256 planHash, Approval approval, UpgradeEvent e) {
    var progress = state.progress();
    var isAtRest = state instanceof Waiting || state instanceof Paused || state instanceof Held;
    if (!isAtRest || !planHash.equals(progress.planHash()) || progress.consent().isEmpty()) {
      throw Evolution.impossible(state, e);
    }
    var consent = progress.consent().map(before -> before.with(approval));
    return Evolution.with(state, progress.approved(progress.approvedBy(), consent));
  }

  /// From here on it is done in the name of those who agree now.
  private static Begun standingBehind(Begun state) {
    var progress = state.progress();
    var by = progress.consent().map(consent -> consent.approvals().by());
    return Evolution.with(state, progress.approved(by, progress.consent()));
  }

  private static Approved approved(Proposed state, PlanApproved e) {
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
        : Optional.of(state.approvals().orElse(Approvals.NONE).with(given(e)));
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
