package dev.stepwise.contracts;

/// What kind of plan people agree with.
public enum ApprovalGate {
  /// It leads forward, and every stage of it can be undone.
  UPGRADE,
  /// It leads forward, and some stage of it cannot be undone.
  POINT_OF_NO_RETURN,
  /// It undoes an upgrade.
  ROLLBACK
}
