package dev.stepwise.notifier.domain;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The English of a notice, for people who use the platform and did not plan the upgrade.
public final class Wording {
  private Wording() {}

  /// @param zone in which times are given
  public static Message of(Notice notice, ZoneId zone) {
    var times = new Times(zone);
    return new Message(
        "%s: %s %s".formatted(notice.title(), undertaking(notice), verb(notice.kind())),
        "The %s of %s (%s, installation %s) %s at %s."
            .formatted(
                undertaking(notice),
                notice.title(),
                notice.platform(),
                notice.installation(),
                verb(notice.kind()),
                times.moment(notice.at())),
        notice.reason().map(reason -> "Reason: " + reason),
        downtimes(notice, times),
        advice(notice),
        Optional.empty(),
        "Upgrade: " + notice.upgrade());
  }

  private static String undertaking(Notice notice) {
    return "%s from %s to %s"
        .formatted(
            notice.rollbackOf().isPresent() ? "rollback" : "upgrade", notice.from(), notice.to());
  }

  private static String verb(NoticeKind kind) {
    return switch (kind) {
      case STARTED, ROLLING_BACK -> "has started";
      case HELD -> "waits for an operator";
      case FINISHED, ROLLED_BACK -> "is finished";
      case FAILED, ROLLBACK_FAILED -> "was stopped before its end";
    };
  }

  private static List<String> downtimes(Notice notice, Times times) {
    if (notice.downtimes().isEmpty()) {
      return List.of(nothingDown(notice.kind()));
    }
    return notice.downtimes().stream()
        .map(down -> "%s: %s".formatted(label(notice.kind(), down), times.interval(down)))
        .toList();
  }

  private static String nothingDown(NoticeKind kind) {
    return switch (kind) {
      case STARTED, ROLLING_BACK -> "Everything is expected to stay available.";
      case HELD, FAILED, ROLLBACK_FAILED -> "Nothing has been taken down.";
      case FINISHED, ROLLED_BACK -> "Everything stayed available.";
    };
  }

  private static String label(NoticeKind kind, Downtime down) {
    return switch (kind) {
      case STARTED, ROLLING_BACK -> "Will not be available (forecast): " + down.what();
      case HELD, FAILED, ROLLBACK_FAILED ->
          (down.until().isPresent() ? "Was not available: " : "Not available: ") + down.what();
      case FINISHED, ROLLED_BACK -> "Was not available: " + down.what();
    };
  }

  private static String advice(Notice notice) {
    return switch (notice.kind()) {
      case STARTED, ROLLING_BACK -> adviceAtTheStart(notice);
      case HELD ->
          "What to do: keep paused what needs the above; an operator decides how to go on, and you"
              + " will be told.";
      case FINISHED, ROLLED_BACK ->
          "What to do: go on as usual on release %s; if something is not as it should be, tell your operators."
              .formatted(notice.to());
      case FAILED, ROLLBACK_FAILED ->
          "What to do: do not rely on the installation before your operators say so.";
    };
  }

  private static String adviceAtTheStart(Notice notice) {
    if (notice.downtimes().isEmpty()) {
      return "What to do: nothing; you will be told when it is done.";
    }
    return "What to do: pause what needs %s for that time; you will be told when it is done."
        .formatted(
            notice.downtimes().stream().map(Downtime::what).collect(Collectors.joining(", ")));
  }
}
