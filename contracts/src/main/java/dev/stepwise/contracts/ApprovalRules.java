package dev.stepwise.contracts;

import java.util.Optional;

/// Who has to agree with a plan before it is carried out, gate by gate.
///
/// @param upgrade with a plan that leads forward; one other person when it is absent
/// @param pointOfNoReturn with a plan that leads forward and cannot be undone as a whole; as
///   `upgrade` when it is absent
/// @param rollback with a plan that undoes; as `upgrade` when it is absent
public record ApprovalRules(
    Optional<ApprovalRule> upgrade,
    Optional<ApprovalRule> pointOfNoReturn,
    Optional<ApprovalRule> rollback) {
  /// One other person, at every gate.
  public static final ApprovalRules DEFAULT =
      new ApprovalRules(Optional.empty(), Optional.empty(), Optional.empty());

  /// Whoever asks may approve: for practice.
  public static final ApprovalRules PRACTICE =
      new ApprovalRules(Optional.of(ApprovalRule.ANYBODY), Optional.empty(), Optional.empty());

  /// The rule of a gate.
  public ApprovalRule at(ApprovalGate gate) {
    return switch (gate) {
      case UPGRADE -> forward();
      case POINT_OF_NO_RETURN -> pointOfNoReturn.orElseGet(this::forward);
      case ROLLBACK -> rollback.orElseGet(this::forward);
    };
  }

  private ApprovalRule forward() {
    return upgrade.orElse(ApprovalRule.ONE_OTHER);
  }
}
