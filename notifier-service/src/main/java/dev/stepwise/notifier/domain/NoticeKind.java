package dev.stepwise.notifier.domain;

/// What a notice is about.
public enum NoticeKind {
  APPROVAL_AWAITED("approval-awaited", Severity.WARNING),
  DENIED("denied", Severity.WARNING),
  APPROVAL_EXPIRED("approval-expired", Severity.WARNING),
  PLANNED("planned", Severity.INFO),
  MOVED("moved", Severity.WARNING),
  REMINDER_WEEK("reminder-7d", Severity.INFO),
  REMINDER_DAY("reminder-24h", Severity.INFO),
  REMINDER_HOUR("reminder-1h", Severity.INFO),
  STARTED("started", Severity.INFO),
  OVERRUN("overrun", Severity.WARNING),
  HELD("held", Severity.CRITICAL),
  PAUSED("paused", Severity.WARNING),
  WAITING("waiting", Severity.WARNING),
  WINDOW_AWAITED("window-awaited", Severity.CRITICAL),
  FINISHED("finished", Severity.INFO),
  FAILED("failed", Severity.CRITICAL),
  ROLLING_BACK("rolling-back", Severity.WARNING),
  ROLLED_BACK("rolled-back", Severity.INFO),
  ROLLBACK_FAILED("rollback-failed", Severity.CRITICAL),
  CANCELLED("cancelled", Severity.WARNING);

  private final String wireName;
  private final Severity severity;

  NoticeKind(String wireName, Severity severity) {
    this.wireName = wireName;
    this.severity = severity;
  }

  /// The name in ids, facts and over REST.
  public String wireName() {
    return wireName;
  }

  public Severity severity() {
    return severity;
  }

  /// Whether the ends of its downtimes are still to come.
  public boolean isForecast() {
    return switch (this) {
      case PLANNED,
          MOVED,
          REMINDER_WEEK,
          REMINDER_DAY,
          REMINDER_HOUR,
          STARTED,
          OVERRUN,
          ROLLING_BACK ->
          true;
      case APPROVAL_AWAITED,
          DENIED,
          APPROVAL_EXPIRED,
          HELD,
          PAUSED,
          WAITING,
          WINDOW_AWAITED,
          FINISHED,
          FAILED,
          ROLLED_BACK,
          ROLLBACK_FAILED,
          CANCELLED ->
          false;
    };
  }

  /// Whether it is about who agrees with a plan: for those who decide, not for those who use the
  /// platform, to whom nothing has happened.
  public boolean isOfAgreement() {
    return switch (this) {
      case APPROVAL_AWAITED, DENIED, APPROVAL_EXPIRED -> true;
      case PLANNED,
          MOVED,
          REMINDER_WEEK,
          REMINDER_DAY,
          REMINDER_HOUR,
          STARTED,
          OVERRUN,
          HELD,
          PAUSED,
          WAITING,
          WINDOW_AWAITED,
          FINISHED,
          FAILED,
          ROLLING_BACK,
          ROLLED_BACK,
          ROLLBACK_FAILED,
          CANCELLED ->
          false;
    };
  }

  /// Where an upgrade of which this was told last has come to.
  public Phase phase() {
    return switch (this) {
      case APPROVAL_AWAITED, PLANNED, MOVED, REMINDER_WEEK, REMINDER_DAY, REMINDER_HOUR ->
          Phase.AHEAD;
      case STARTED, OVERRUN, ROLLING_BACK -> Phase.UNDER_WAY;
      case HELD, PAUSED, WAITING, WINDOW_AWAITED -> Phase.STOPPED;
      case FINISHED, FAILED, ROLLED_BACK, ROLLBACK_FAILED, CANCELLED, DENIED, APPROVAL_EXPIRED ->
          Phase.OVER;
    };
  }

  /// How far an upgrade has come, as its users see it.
  public enum Phase {
    AHEAD,
    UNDER_WAY,
    STOPPED,
    OVER
  }
}
