package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.UpgradeDecider.accept;
import static dev.stepwise.planner.domain.UpgradeDecider.notNow;
import static dev.stepwise.planner.domain.UpgradeDecider.reject;

import dev.stepwise.contracts.ApprovalRule;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.Approvals;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Approved;
import dev.stepwise.contracts.upgrade.Upgrade.Proposed;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ApprovalGiven;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ApprovalWithdrawn;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ApprovalsExpired;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ApprovalsVoided;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanApproved;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanDenied;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeCancelled;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeUnscheduled;
import dev.stepwise.planner.domain.Decision.Accepted;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.UpgradeCommand.Approve;
import dev.stepwise.planner.domain.UpgradeCommand.Deny;
import dev.stepwise.planner.domain.UpgradeCommand.ExpireApprovals;
import dev.stepwise.planner.domain.UpgradeCommand.VoidApprovals;
import dev.stepwise.planner.domain.UpgradeCommand.WithdrawApproval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// As many people as the installation says agree with a plan before it can start. What they said
/// counts for that plan alone, until its window closes, and while what it was made from is so.
final class Agreements {
  /// In whose name approvals end.
  static final String CLOCK = "expiry";

  private static final String ADVICE = "cancel this upgrade and ask for a new one";

  private Agreements() {}

  static Decision<UpgradeEvent> approve(Proposed state, Approve c) {
    return approve(state.by(), state.plan(), given(state), c);
  }

  /// @param given who agrees already
  static Decision<UpgradeEvent> approve(String requester, Plan plan, Approvals given, Approve c) {
    var rule = plan.approvalRule();
    if (!c.changes().isEmpty()) {
      return reject(Reason.CHANGED_SINCE, changed(c.changes()));
    }
    return notEntitled(requester, rule, c.by())
        .map(why -> reject(Reason.NOT_ENTITLED, why))
        .or(() -> notTwice(given, c))
        .orElseGet(() -> accept(oneMore(given, rule, c)));
  }

  /// Why a plan is of no use any longer.
  static String changed(List<String> differences) {
    return "Expected everything to be as planned, but these have changed since: %s; %s"
        .formatted(String.join("; ", differences), ADVICE);
  }

  private static Optional<String> notEntitled(String requester, ApprovalRule rule, String by) {
    if (by.equals(requester) && !rule.letsRequesterApprove()) {
      return Optional.of(
          "Expected somebody else to approve than %s, who asked for it, but got %s"
              .formatted(requester, by));
    }
    return notNamed(rule, by);
  }

  /// Why that person may not approve; empty for whoever may.
  static Optional<String> notNamed(ApprovalRule rule, String by) {
    return rule.names(by)
        ? Optional.empty()
        : Optional.of(
            "Expected one of %s, but got %s"
                .formatted(String.join(", ", rule.approvers().orElse(List.of())), by));
  }

  private static Optional<Decision<UpgradeEvent>> notTwice(Approvals given, Approve c) {
    if (given.by().contains(c.by())) {
      return Optional.of(
          reject(
              Reason.INVALID_STATE,
              "Expected another person, but %s has approved already".formatted(c.by())));
    }
    return c.validUntil()
        .filter(end -> !end.isAfter(c.at()))
        .map(end ->
            reject(
                Reason.EXPIRED,
                "Expected an approval that is valid for a time, but it ends " + end));
  }

  private static UpgradeEvent oneMore(Approvals given, ApprovalRule rule, Approve c) {
    return given.given().size() + 1 < rule.required()
        ? new ApprovalGiven(
            c.upgradeId(), c.planHash(), c.by(), c.at(), c.validUntil(), c.comment())
        : new PlanApproved(
            c.upgradeId(), c.planHash(), c.by(), c.at(), c.validUntil(), c.comment());
  }

  /// Whoever may approve may say no; the one who asked can cancel.
  static Decision<UpgradeEvent> deny(Upgrade state, Deny c) {
    return waiting(state)
        .map(open -> deny(open, c))
        .orElseGet(() -> notNow(state, "to be PROPOSED or APPROVED"));
  }

  private static Decision<UpgradeEvent> deny(Open open, Deny c) {
    return notNamed(open.plan().approvalRule(), c.by())
        .map(why -> reject(Reason.NOT_ENTITLED, why))
        .orElseGet(() ->
            accept(
                new PlanDenied(c.upgradeId(), c.planHash(), c.reason(), c.by(), c.at()),
                givenUp(c, "denied by %s: %s".formatted(c.by(), c.reason()), c.by())));
  }

  static Decision<UpgradeEvent> withdraw(Upgrade state, WithdrawApproval c) {
    return waiting(state)
        .map(open ->
            open.approvedBy().contains(c.by())
                ? reopened(open, new ApprovalWithdrawn(c.upgradeId(), c.reason(), c.by(), c.at()))
                : reject(
                    Reason.INVALID_STATE,
                    "Expected %s to have approved, but these have: %s"
                        .formatted(c.by(), String.join(", ", open.approvedBy()))))
        .orElseGet(() -> notNow(state, "to be PROPOSED or APPROVED"));
  }

  /// What was planned is not what would be planned now.
  static Decision<UpgradeEvent> invalidate(Upgrade state, VoidApprovals c) {
    return waiting(state)
        .filter(open -> !open.approvedBy().isEmpty() && !c.differences().isEmpty())
        .map(open -> reopened(open, new ApprovalsVoided(c.upgradeId(), c.differences(), c.at())))
        .orElseGet(() ->
            reject(Reason.STALE, "Expected approvals of what has changed, but there are none"));
  }

  /// Nobody started it in time, or not enough agreed in time: that means no.
  static Decision<UpgradeEvent> expire(Upgrade state, ExpireApprovals c) {
    return waiting(state)
        .flatMap(open -> open.approvals().validUntil())
        .filter(end -> !end.isAfter(c.at()))
        .map(end ->
            accept(
                new ApprovalsExpired(c.upgradeId(), end, c.at()),
                givenUp(c, "denied, as its approval was valid until " + end, CLOCK)))
        .orElseGet(
            () -> reject(Reason.STALE, "Expected approvals that have ended, but there are none"));
  }

  /// Why an approved upgrade cannot start at that time.
  static Optional<String> ended(Approved state, Instant at) {
    return state
        .approvals()
        .flatMap(Approvals::validUntil)
        .filter(end -> !end.isAfter(at))
        .map(end -> "Expected a start before the approval ends, but it was valid until " + end);
  }

  private static UpgradeEvent givenUp(UpgradeCommand c, String why, String by) {
    return new UpgradeCancelled(c.upgradeId(), why, by, c.at());
  }

  /// What starts by itself does not do so without its approval.
  private static Decision<UpgradeEvent> reopened(Open open, UpgradeEvent.Approving why) {
    var events = new ArrayList<UpgradeEvent>();
    if (open.isScheduled()) {
      events.add(
          new UpgradeUnscheduled(
              why.upgradeId(), "it is not approved any longer", CLOCK, why.at()));
    }
    events.add(why);
    return new Accepted<>(events);
  }

  private static Approvals given(Proposed state) {
    return state.approvals().orElse(Approvals.NONE);
  }

  /// A plan that has not started.
  private record Open(
      Plan plan, Approvals approvals, List<String> approvedBy, boolean isScheduled) {}

  private static Optional<Open> waiting(Upgrade state) {
    return switch (state) {
      case Proposed s -> Optional.of(new Open(s.plan(), given(s), given(s).by(), false));
      case Approved s ->
          Optional.of(
              new Open(
                  s.plan(),
                  s.approvals().orElse(Approvals.NONE),
                  s.approvers(),
                  s.appointment().isPresent()));
      case Upgrade.Unrequested _, Upgrade.Discovering _, Upgrade.Undoing _ -> Optional.empty();
      case Upgrade.Refused _, Upgrade.Cancelled _, Upgrade.Begun _ -> Optional.empty();
    };
  }
}
