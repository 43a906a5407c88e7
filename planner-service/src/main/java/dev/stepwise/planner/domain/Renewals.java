package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.UpgradeDecider.notNow;
import static dev.stepwise.planner.domain.UpgradeDecider.reject;

import dev.stepwise.contracts.upgrade.Approvals;
import dev.stepwise.contracts.upgrade.Consent;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.Upgrade.Held;
import dev.stepwise.contracts.upgrade.Upgrade.Paused;
import dev.stepwise.contracts.upgrade.Upgrade.Waiting;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.UpgradeCommand.Approve;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// An upgrade that has rested goes on only under approvals that are valid; when they have ended
/// meanwhile, the same plan is approved again. One that never rests is not stopped by that, and
/// going back needs no new approval.
public final class Renewals {
  private Renewals() {}

  /// Whether the plan has to be approved again before it goes on.
  public static boolean areNeeded(Upgrade state, Instant at) {
    return state instanceof Begun begun && isAtRest(begun) && ended(begun, at).isPresent();
  }

  static boolean isAtRest(Upgrade state) {
    return state instanceof Waiting || state instanceof Paused || state instanceof Held;
  }

  /// Why it cannot go on; empty when it can.
  static Optional<String> ended(Begun state, Instant at) {
    var plan = state.progress().plan();
    var required = plan.approvalRule().required();
    return state
        .progress()
        .consent()
        .filter(_ -> plan.rollbackOf().isEmpty())
        .filter(consent -> consent.approvals().validAt(at).given().size() < required)
        .map(consent -> words(consent.approvals(), at, required));
  }

  private static String words(Approvals approvals, Instant at, int required) {
    return "Expected an approval that is valid, but %s; ask the approvers to approve the same plan again, or roll back"
        .formatted(
            approvals
                .validUntil()
                .filter(end -> !end.isAfter(at))
                .map(end -> "it ended at " + end)
                .orElseGet(() ->
                    "only %d of %d have given it again"
                        .formatted(approvals.given().size(), required)));
  }

  /// What leads forward is refused while the plan has to be approved again.
  static Decision<UpgradeEvent> unlessNeeded(
      Begun state, Instant at, Supplier<Decision<UpgradeEvent>> decision) {
    return ended(state, at).map(why -> reject(Reason.EXPIRED, why)).orElseGet(decision);
  }

  /// As before the start: as many, the same ones, and for the same plan.
  static Decision<UpgradeEvent> approve(Begun state, Approve c) {
    var progress = state.progress();
    return progress
        .consent()
        .map(consent -> valid(consent, c.at()))
        .map(consent ->
            Agreements.approve(consent.requester(), progress.plan(), consent.approvals(), c))
        .orElseGet(() -> notNow(state, "to be PROPOSED"));
  }

  private static Consent valid(Consent consent, Instant at) {
    return new Consent(consent.requester(), consent.approvals().validAt(at));
  }
}
