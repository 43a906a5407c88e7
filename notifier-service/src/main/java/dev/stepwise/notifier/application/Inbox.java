package dev.stepwise.notifier.application;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.notifier.domain.Notice;
import dev.stepwise.notifier.domain.Subscriber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was told to whom, to be read.
public interface Inbox {
  /// Every delivery, oldest notice first; of one upgrade and its rollbacks when one is named.
  ///
  /// @param most how many of the newest are given
  List<Item> read(Optional<UpgradeId> upgrade, int most);

  /// The deliveries that were given up, oldest notice first.
  ///
  /// @param most how many of the newest are given
  List<Item> givenUp(int most);

  /// A delivery and its notice.
  ///
  /// @param delivery its number
  /// @param subject as it was stored, before it was sent
  /// @param state `PENDING`, `SENDING`, `SENT` or `GIVEN_UP`
  /// @param reason why it was not sent, where it was not
  record Item(
      long delivery,
      Notice notice,
      String subject,
      String text,
      Subscriber subscriber,
      String state,
      Optional<String> reason,
      boolean possibleDuplicate,
      Instant at) {}
}
