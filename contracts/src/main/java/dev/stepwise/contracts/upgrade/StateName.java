package dev.stepwise.contracts.upgrade;

import java.util.Set;

/// The state's name for people, the same as on the wire.
public enum StateName {
  UNREQUESTED,
  DISCOVERING,
  UNDOING,
  REFUSED,
  PROPOSED,
  APPROVED,
  SCHEDULED,
  CANCELLED,
  RUNNING,
  WAITING,
  PAUSED,
  HELD,
  SUCCEEDED,
  FAILED,
  ROLLING_BACK,
  ROLLED_BACK;

  private static final Set<StateName> OVER =
      Set.of(REFUSED, CANCELLED, SUCCEEDED, FAILED, ROLLED_BACK);

  /// Whether nothing more happens unless somebody asks for a rollback.
  public boolean isOver() {
    return OVER.contains(this);
  }

  public static StateName of(Upgrade state) {
    return switch (state) {
      case Upgrade.Unrequested _ -> UNREQUESTED;
      case Upgrade.Discovering _ -> DISCOVERING;
      case Upgrade.Undoing _ -> UNDOING;
      case Upgrade.Refused _ -> REFUSED;
      case Upgrade.Proposed _ -> PROPOSED;
      case Upgrade.Approved s -> s.appointment().isPresent() ? SCHEDULED : APPROVED;
      case Upgrade.Cancelled _ -> CANCELLED;
      case Upgrade.Running _ -> RUNNING;
      case Upgrade.Waiting _ -> WAITING;
      case Upgrade.Paused _ -> PAUSED;
      case Upgrade.Held _ -> HELD;
      case Upgrade.Succeeded _ -> SUCCEEDED;
      case Upgrade.Failed _ -> FAILED;
      case Upgrade.RollingBack _ -> ROLLING_BACK;
      case Upgrade.RolledBack _ -> ROLLED_BACK;
    };
  }
}
