package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.ApprovalGate;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.Approval;
import dev.stepwise.contracts.upgrade.Approvals;
import dev.stepwise.contracts.upgrade.Consent;
import dev.stepwise.contracts.upgrade.OverrideRequest;
import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.planner.domain.Renewals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who agrees with a plan, and who still has to.
///
/// @param gate what kind of plan it is
/// @param required how many people have to agree
/// @param missing how many of them have not
/// @param approvers who may; whoever has the role when absent
/// @param requester who asked for it
/// @param requesterMayApprove whether that person counts
/// @param given who agrees, oldest first
/// @param validUntil when the first of them ends; absent when none does
/// @param voided why earlier ones do not count any longer; absent when none are void
/// @param override who wants it to start outside of its window; absent when nobody does
record ApprovalsView(
    ApprovalGate gate,
    Sha256 plan,
    int required,
    int missing,
    Optional<List<String>> approvers,
    String requester,
    boolean requesterMayApprove,
    List<Approval> given,
    Optional<Instant> validUntil,
    Optional<List<String>> voided,
    Optional<OverrideRequest> override) {
  /// Absent before there is a plan, and once it has started; there again while it is at rest and
  /// has to be approved again.
  static Optional<ApprovalsView> of(Upgrade state, Instant now) {
    return switch (state) {
      case Upgrade.Proposed s -> {
        var given = s.approvals().orElse(Approvals.NONE);
        var missing = s.plan().approvalRule().required() - given.given().size();
        yield Optional.of(of(s.plan(), s.planHash(), s.by(), missing, given, Optional.empty()));
      }
      case Upgrade.Approved s ->
          Optional.of(
              of(
                  s.plan(),
                  s.planHash(),
                  s.by(),
                  0,
                  s.approvals().orElse(Approvals.NONE),
                  s.override()));
      case Upgrade.Unrequested _, Upgrade.Discovering _, Upgrade.Undoing _ -> Optional.empty();
      case Upgrade.Begun s when Renewals.areNeeded(s, now) ->
          s.progress().consent().map(consent -> again(s.progress(), consent, now));
      case Upgrade.Refused _, Upgrade.Cancelled _, Upgrade.Begun _ -> Optional.empty();
    };
  }

  private static ApprovalsView again(Progress progress, Consent consent, Instant now) {
    var plan = progress.plan();
    var valid = consent.approvals().validAt(now);
    var missing = plan.approvalRule().required() - valid.given().size();
    return of(plan, progress.planHash(), consent.requester(), missing, valid, Optional.empty());
  }

  private static ApprovalsView of(
      Plan plan,
      Sha256 hash,
      String requester,
      int missing,
      Approvals approvals,
      Optional<OverrideRequest> override) {
    var rule = plan.approvalRule();
    return new ApprovalsView(
        plan.approvalGate(),
        hash,
        rule.required(),
        missing,
        rule.approvers(),
        requester,
        rule.letsRequesterApprove(),
        approvals.given(),
        approvals.validUntil(),
        approvals.voided(),
        override);
  }
}
