package dev.stepwise.notifier.domain;

/// What somebody is to an installation, and so which notices are for them.
public enum Role {
  /// Uses the platform: hears of all that is up and down, and not of who agrees with what.
  VIEWER,
  /// Runs it: hears everything.
  OPERATOR,
  /// Decides on upgrades: hears what is to be agreed with, and what did not go as agreed.
  APPROVER,
  /// Looks at what was done: hears of ends, and of security.
  AUDITOR,
  /// Looks after Stepwise: hears everything.
  ADMIN;

  /// Whether a notice is for somebody of this role.
  public boolean hears(Notice notice) {
    return switch (notice) {
      case UpgradeNotice n -> hears(n.kind());
      case SecurityNotice _ -> this != VIEWER && this != APPROVER;
    };
  }

  private boolean hears(NoticeKind kind) {
    return switch (this) {
      case VIEWER -> !kind.isOfAgreement();
      case OPERATOR, ADMIN -> true;
      case APPROVER -> kind.phase() == NoticeKind.Phase.OVER || kind.severity() != Severity.INFO;
      case AUDITOR -> kind.phase() == NoticeKind.Phase.OVER;
    };
  }
}
