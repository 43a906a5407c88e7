package dev.stepwise.notifier.adapter.alertmanager;

import dev.stepwise.notifier.domain.Downtime;
import dev.stepwise.notifier.domain.UpgradeNotice;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A silence as Alertmanager's API v2 takes it (`postableSilence`).
///
/// @param id of the one that it takes the place of
record Silence(
    Optional<String> id,
    List<Matcher> matchers,
    Instant startsAt,
    Instant endsAt,
    String createdBy,
    String comment) {
  static final String AUTHOR = "stepwise";

  record Matcher(String name, String value, boolean isRegex, boolean isEqual) {}

  /// Empty when nothing is down, as then no alert is expected.
  static Optional<Silence> of(
      UpgradeNotice notice, Optional<String> id, Map<String, String> matchers, Duration margin) {
    return notice.downtimes().stream()
        .map(Downtime::until)
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder())
        .map(end ->
            new Silence(
                id,
                matchers(notice, matchers),
                notice.at(),
                end.plus(margin),
                AUTHOR,
                "%s: %s to %s, %s"
                    .formatted(notice.title(), notice.from(), notice.to(), mark(notice.id()))));
  }

  /// By which a silence is found again, if its id was never heard.
  static String mark(String noticeId) {
    return "[notice %s]".formatted(noticeId);
  }

  private static List<Matcher> matchers(UpgradeNotice notice, Map<String, String> matchers) {
    return matchers.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(it -> new Matcher(it.getKey(), filled(it.getValue(), notice), false, true))
        .toList();
  }

  private static String filled(String value, UpgradeNotice notice) {
    return value
        .replace("{installation}", notice.installation().value())
        .replace("{platform}", notice.platform());
  }
}
