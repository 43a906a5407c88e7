package dev.stepwise.contracts.notice;

import dev.stepwise.contracts.UpgradeId;
import java.time.Instant;
import java.util.Optional;

/// A fact about one notice to one subscriber by one channel; the key on the topic is the upgrade's
/// id, where there is one.
public sealed interface NoticeEvent {
  String noticeId();

  /// The upgrade that the notice is about; a security notice may be about none.
  Optional<UpgradeId> upgradeId();

  /// What the notice is about, and the key on the topic: the upgrade, or the notice itself.
  default String subject() {
    return upgradeId().map(UpgradeId::value).orElseGet(this::noticeId);
  }

  /// The channel took it.
  ///
  /// @param kind such as `started`
  /// @param channel such as `email`
  /// @param possibleDuplicate true when a crash makes it uncertain whether it had been sent before
  record NoticeSent(
      String noticeId,
      Optional<UpgradeId> upgradeId,
      String kind,
      String channel,
      String subscriber,
      boolean possibleDuplicate,
      Instant at)
      implements NoticeEvent {}

  /// The channel refused it for good; no further try is made.
  record NoticeGivenUp(
      String noticeId,
      Optional<UpgradeId> upgradeId,
      String kind,
      String channel,
      String subscriber,
      String reason,
      Instant at)
      implements NoticeEvent {}
}
