package dev.stepwise.notifier.adapter.http;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.notifier.application.Inbox;
import dev.stepwise.notifier.domain.Downtime;
import dev.stepwise.notifier.domain.UpgradeNotice;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A notice and one delivery of it, as JSON.
///
/// @param upgrade absent where a security notice is about none
/// @param downFrom when the first thing goes down
/// @param downUntil when the last thing is back; absent while that is not known
/// @param what everything that is down, as one text
/// @param delivery its number, to send it again by
/// @param reason why it was not sent, where it was not
record InboxView(
    String id,
    Optional<String> upgrade,
    Optional<String> rollbackOf,
    Optional<String> installation,
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
    Instant at,
    long delivery,
    String severity,
    Optional<String> reason) {
  record DowntimeView(String what, Instant from, Optional<Instant> until) {}

  /// As those see it who do not run the platform.
  InboxView withoutAddressees() {
    return new InboxView(
        id,
        upgrade,
        rollbackOf,
        installation,
        kind,
        subject,
        text,
        downFrom,
        downUntil,
        what,
        downtimes,
        channel,
        channel.equals("inbox") ? subscriber : "",
        state,
        possibleDuplicate,
        at,
        delivery,
        severity,
        Optional.empty());
  }

  static InboxView of(Inbox.Item item) {
    var notice = item.notice();
    var ofUpgrade =
        notice instanceof UpgradeNotice n ? Optional.of(n) : Optional.<UpgradeNotice>empty();
    var downtimes = ofUpgrade.map(UpgradeNotice::downtimes).orElse(List.of());
    return new InboxView(
        notice.id(),
        notice.about().map(UpgradeId::value),
        ofUpgrade.flatMap(UpgradeNotice::rollbackOf).map(UpgradeId::value),
        ofUpgrade.map(n -> n.installation().value()),
        notice.wireKind(),
        item.subject(),
        item.text(),
        downtimes.stream().map(Downtime::from).min(Comparator.naturalOrder()),
        downUntil(downtimes),
        what(downtimes),
        downtimes.stream().map(InboxView::view).toList(),
        item.subscriber().channel(),
        item.subscriber().name(),
        item.state(),
        item.possibleDuplicate(),
        item.at(),
        item.delivery(),
        notice.severity().name().toLowerCase(Locale.ROOT),
        item.reason());
  }

  private static Optional<Instant> downUntil(List<Downtime> downtimes) {
    var ends = downtimes.stream().map(Downtime::until).toList();
    return ends.stream().allMatch(Optional::isPresent)
        ? ends.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
        : Optional.empty();
  }

  private static Optional<String> what(List<Downtime> downtimes) {
    return downtimes.isEmpty()
        ? Optional.empty()
        : Optional.of(downtimes.stream().map(Downtime::what).collect(Collectors.joining("; ")));
  }

  private static DowntimeView view(Downtime down) {
    return new DowntimeView(down.what(), down.from(), down.until());
  }
}
