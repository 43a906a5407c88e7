package dev.stepwise.notifier.adapter.webhook;

import dev.stepwise.contracts.ApprovalGate;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.upgrade.Approval;
import dev.stepwise.notifier.domain.Ballot;
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
  /// @param approvals who has to agree, where that is what it is about
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
      Optional<Approvals> approvals,
      List<Downtime> downtimes,
      String subject,
      String text,
      boolean possibleDuplicate) {}

  /// @param gate `UPGRADE`, `POINT_OF_NO_RETURN` or `ROLLBACK`
  /// @param required how many different people have to agree
  /// @param given who does so far
  /// @param until when the first of them ends
  record Approvals(
      ApprovalGate gate,
      int required,
      List<String> given,
      Optional<String> requester,
      Optional<Instant> until) {
    static Approvals of(Ballot ballot) {
      return new Approvals(
          ballot.gate(),
          ballot.required(),
          ballot.given().stream().map(Approval::by).toList(),
          ballot.requester(),
          ballot.until());
    }
  }

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
            ofUpgrade.flatMap(UpgradeNotice::ballot).map(Approvals::of),
            ofUpgrade.map(UpgradeNotice::downtimes).orElse(List.of()),
            message.subject(),
            message.asText(),
            delivery.possibleDuplicate()));
  }

  byte[] toJson() {
    return Wire.encode(this);
  }
}
