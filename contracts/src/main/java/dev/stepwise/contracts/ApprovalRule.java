package dev.stepwise.contracts;

import java.util.List;
import java.util.Optional;

/// How many people have to agree, and who they may be.
///
/// @param required how many different people, from 1 to 20
/// @param approvers who may approve, by name; whoever has the role when absent
/// @param requesterMayApprove whether the one who asked counts; absent for no
public record ApprovalRule(
    int required, Optional<List<String>> approvers, Optional<Boolean> requesterMayApprove) {
  /// One person, and not the one who asked.
  public static final ApprovalRule ONE_OTHER =
      new ApprovalRule(1, Optional.empty(), Optional.empty());

  /// One person, who may be the one who asked: for practice.
  public static final ApprovalRule ANYBODY =
      new ApprovalRule(1, Optional.empty(), Optional.of(true));

  private static final int MOST = 20;

  /// Fails with [IllegalArgumentException] when it could never be met.
  public ApprovalRule {
    approvers = approvers.map(List::copyOf);
    if (required < 1 || required > MOST) {
      throw new IllegalArgumentException(
          "Expected 1 to %d required approvals, but got %d".formatted(MOST, required));
    }
    if (approvers.isPresent() && approvers.get().stream().distinct().count() < required) {
      throw new IllegalArgumentException(
          "Expected at least %d different approvers, but got %s"
              .formatted(required, approvers.get()));
    }
  }

  /// Whether the one who asked counts.
  public boolean letsRequesterApprove() {
    return requesterMayApprove.orElse(false);
  }

  /// Whether that person is among those who may approve.
  public boolean names(String person) {
    return approvers.isEmpty() || approvers.get().contains(person);
  }
}
