package dev.stepwise.contracts.upgrade;

/// Under which approvals a plan is carried out. When some have ended while it was at rest, the same
/// plan is approved again before it goes on.
///
/// @param requester who asked for it
public record Consent(String requester, Approvals approvals) {
  /// One more person agrees. What has ended by then counts no longer.
  Consent with(Approval approval) {
    return new Consent(requester, approvals.validAt(approval.at()).with(approval));
  }
}
