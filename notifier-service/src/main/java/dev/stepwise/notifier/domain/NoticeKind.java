package dev.stepwise.notifier.domain;

/// What a notice is about.
public enum NoticeKind {
  STARTED("started"),
  HELD("held"),
  PAUSED("paused"),
  WAITING("waiting"),
  FINISHED("finished"),
  FAILED("failed"),
  ROLLING_BACK("rolling-back"),
  ROLLED_BACK("rolled-back"),
  ROLLBACK_FAILED("rollback-failed");

  private final String wireName;

  NoticeKind(String wireName) {
    this.wireName = wireName;
  }

  /// The name in ids, facts and over REST.
  public String wireName() {
    return wireName;
  }
}
