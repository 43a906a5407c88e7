package dev.stepwise.notifier.domain;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The English of a notice, for people who use the platform and did not plan the upgrade.
public final class Wording {
  private Wording() {}

  /// @param zone in which times are given
  public static Message of(Notice notice, ZoneId zone) {
    return switch (notice) {
      case UpgradeNotice n -> of(n, zone);
      case SecurityNotice n -> SecurityWording.of(n, zone);
    };
  }

  private static Message of(UpgradeNotice notice, ZoneId zone) {
    var times = new Times(zone);
    return new Message(
        "%s: %s %s".formatted(notice.title(), undertaking(notice), now(notice.kind())),
        "%s (%s, installation %s): the %s %s at %s."
            .formatted(
                notice.title(),
                notice.platform(),
                notice.installation(),
                undertaking(notice),
                then(notice.kind()),
                times.moment(notice.at())),
        notice.reason().map(reason -> "Reason: " + reason),
        downtimes(notice, times),
        "What to do: " + advice(notice),
        Optional.empty(),
        "Upgrade: " + notice.upgrade());
  }

  private static String undertaking(UpgradeNotice notice) {
    return "%s from %s to %s"
        .formatted(
            notice.rollbackOf().isPresent() ? "rollback" : "upgrade", notice.from(), notice.to());
  }

  private static String now(NoticeKind kind) {
    return switch (kind) {
      case STARTED, ROLLING_BACK -> "has started";
      case HELD -> "is on hold";
      case FINISHED, ROLLED_BACK -> "is finished";
      case FAILED, ROLLBACK_FAILED -> "was stopped before it was done";
    };
  }

  private static String then(NoticeKind kind) {
    return switch (kind) {
      case STARTED, ROLLING_BACK -> "started";
      case HELD -> "was put on hold";
      case FINISHED, ROLLED_BACK -> "finished";
      case FAILED, ROLLBACK_FAILED -> "was stopped before it was done";
    };
  }

  private static List<String> downtimes(UpgradeNotice notice, Times times) {
    if (notice.downtimes().isEmpty()) {
      return List.of(nothingDown(notice.kind()));
    }
    return notice.downtimes().stream().map(down -> line(notice.kind(), down, times)).toList();
  }

  private static String nothingDown(NoticeKind kind) {
    return switch (kind) {
      case STARTED, ROLLING_BACK -> "Everything is expected to stay available.";
      case HELD, FAILED, ROLLBACK_FAILED -> "Everything stayed available so far.";
      case FINISHED, ROLLED_BACK -> "Everything stayed available.";
    };
  }

  private static String line(NoticeKind kind, Downtime down, Times times) {
    return down.until()
        .map(until ->
            "%s: %s, %s (%s)"
                .formatted(
                    isForecast(kind) ? "Not available" : "Was not available",
                    down.what(),
                    times.interval(down.from(), until),
                    Times.span(down.from(), until) + (isForecast(kind) ? ", forecast" : "")))
        .orElseGet(() ->
            "Not available: %s, since %s, until further notice"
                .formatted(down.what(), times.moment(down.from())));
  }

  private static boolean isForecast(NoticeKind kind) {
    return switch (kind) {
      case STARTED, ROLLING_BACK -> true;
      case HELD, FINISHED, FAILED, ROLLED_BACK, ROLLBACK_FAILED -> false;
    };
  }

  private static String advice(UpgradeNotice notice) {
    return switch (notice.kind()) {
      case STARTED, ROLLING_BACK ->
          notice.downtimes().isEmpty()
              ? "nothing. You will be told when it is done."
              : "pause whatever needs this while it is not available. You will be told when it is done.";
      case HELD ->
          (isSomethingDown(notice) ? "keep paused whatever needs this." : "nothing for now.")
              + " The times given before no longer hold. An operator decides how to go on, and you will be told.";
      case FINISHED, ROLLED_BACK ->
          "go on as usual, on release %s. If something is wrong, tell your operators."
              .formatted(notice.to());
      case FAILED, ROLLBACK_FAILED ->
          "do not rely on the installation until your operators say that you can.";
    };
  }

  private static boolean isSomethingDown(UpgradeNotice notice) {
    return notice.downtimes().stream().anyMatch(down -> down.until().isEmpty());
  }
}
