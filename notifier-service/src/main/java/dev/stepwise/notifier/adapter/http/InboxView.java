package dev.stepwise.notifier.adapter.http;

import dev.stepwise.notifier.application.Inbox;
import dev.stepwise.notifier.domain.Downtime;
import dev.stepwise.notifier.domain.Notice;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A notice and one delivery of it, as JSON.
///
/// @param downFrom when the first thing goes down
/// @param downUntil when the last thing is back; absent while that is not known
/// @param what everything that is down, as one text
record InboxView(
    String id,
    String upgrade,
    Optional<String> rollbackOf,
    String installation,
    String kind,
    String subject,
    String text,
    Optional<Instant> downFrom,
    Optional<Instant> downUntil,
    Optional<String> what,
    List<DowntimeView> downtimes,
    String channel,
    String subscriber,
    String state,
    boolean possibleDuplicate,
    Instant at) {
  record DowntimeView(String what, Instant from, Optional<Instant> until) {}

  static InboxView of(Inbox.Item item) {
    var notice = item.notice();
    return new InboxView(
        notice.id(),
        notice.upgrade().value(),
        notice.rollbackOf().map(Object::toString),
        notice.installation().value(),
        notice.kind().wireName(),
        item.subject(),
        item.text(),
        notice.downtimes().stream().map(Downtime::from).min(Comparator.naturalOrder()),
        downUntil(notice),
        what(notice),
        downtimes(notice),
        item.subscriber().channel(),
        item.subscriber().name(),
        item.state(),
        item.possibleDuplicate(),
        item.at());
  }

  private static Optional<Instant> downUntil(Notice notice) {
    var ends = notice.downtimes().stream().map(Downtime::until).toList();
    return ends.stream().allMatch(Optional::isPresent)
        ? ends.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
        : Optional.empty();
  }

  private static Optional<String> what(Notice notice) {
    return notice.downtimes().isEmpty()
        ? Optional.empty()
        : Optional.of(
            notice.downtimes().stream().map(Downtime::what).collect(Collectors.joining("; ")));
  }

  private static List<DowntimeView> downtimes(Notice notice) {
    return notice.downtimes().stream()
        .map(down -> new DowntimeView(down.what(), down.from(), down.until()))
        .toList();
  }
}
