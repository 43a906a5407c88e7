package dev.stepwise.notifier.adapter.webhook;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.notifier.domain.Delivery;
import dev.stepwise.notifier.domain.Downtime;
import dev.stepwise.notifier.domain.Message;
import dev.stepwise.notifier.domain.UpgradeNotice;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a program is told.
///
/// @param type such as `notice.started`
/// @param timestamp when what it tells of happened
record WebhookBody(String type, Instant timestamp, Data data) {
  /// @param id the same for the same notice, however often it comes
  /// @param subject and `text`: in the subscriber's words
  /// @param start the agreed start, where there is one
  record Data(
      String id,
      String severity,
      Optional<String> upgrade,
      Optional<String> rollbackOf,
      Optional<String> installation,
      Optional<String> platform,
      Optional<String> from,
      Optional<String> to,
      Optional<Integer> revision,
      Optional<Instant> start,
      List<Downtime> downtimes,
      String subject,
      String text,
      boolean possibleDuplicate) {}

  static WebhookBody of(Delivery delivery, Message message) {
    var notice = delivery.notice();
    var ofUpgrade =
        notice instanceof UpgradeNotice n ? Optional.of(n) : Optional.<UpgradeNotice>empty();
    return new WebhookBody(
        "notice." + notice.wireKind(),
        notice.at(),
        new Data(
            notice.id(),
            notice.severity().name().toLowerCase(Locale.ROOT),
            notice.about().map(UpgradeId::value),
            ofUpgrade.flatMap(UpgradeNotice::rollbackOf).map(UpgradeId::value),
            ofUpgrade.map(n -> n.installation().value()),
            ofUpgrade.map(UpgradeNotice::platform),
            ofUpgrade.map(n -> n.from().version()),
            ofUpgrade.map(n -> n.to().version()),
            ofUpgrade.map(UpgradeNotice::revision),
            ofUpgrade.flatMap(UpgradeNotice::start),
            ofUpgrade.map(UpgradeNotice::downtimes).orElse(List.of()),
            message.subject(),
            message.asText(),
            delivery.possibleDuplicate()));
  }

  byte[] toJson() {
    return Wire.encode(this);
  }
}
