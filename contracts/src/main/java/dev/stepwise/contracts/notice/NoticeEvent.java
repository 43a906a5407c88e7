package dev.stepwise.contracts.notice;

import dev.stepwise.contracts.UpgradeId;
import java.time.Instant;

/// A fact about one notice to one subscriber by one channel; the key on the topic is the upgrade's
/// id.
public sealed interface NoticeEvent {
  String noticeId();

  UpgradeId upgradeId();

  /// The channel took it.
  ///
  /// @param kind such as `started`
  /// @param channel such as `email`
  /// @param possibleDuplicate true when a crash makes it uncertain whether it had been sent before
  record NoticeSent(
      String noticeId,
      UpgradeId upgradeId,
      String kind,
      String channel,
      String subscriber,
      boolean possibleDuplicate,
      Instant at)
      implements NoticeEvent {}

  /// The channel refused it for good; no further try is made.
  record NoticeGivenUp(
      String noticeId,
      UpgradeId upgradeId,
      String kind,
      String channel,
      String subscriber,
      String reason,
      Instant at)
      implements NoticeEvent {}
}
