package dev.stepwise.cli.demo;

import dev.stepwise.cli.api.NotifierApi;
import dev.stepwise.contracts.UpgradeId;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// The notices about an upgrade, once those about its start and its end are there: they come by
/// Kafka, a moment after the facts.
record Inbox(NotifierApi notifier) {
  private static final Set<String> ENDS =
      Set.of("finished", "held", "failed", "rolled-back", "rollback-failed");
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int MOST_PAUSES = 100;

  List<NotifierApi.Notice> await(UpgradeId upgrade) throws InterruptedException {
    var notices = notifier.inbox(upgrade);
    for (var pauses = 0; !hasEnd(notices) && pauses < MOST_PAUSES; pauses++) {
      Thread.sleep(PAUSE);
      notices = notifier.inbox(upgrade);
    }
    return notices;
  }

  private static boolean hasEnd(List<NotifierApi.Notice> notices) {
    return notices.stream().anyMatch(notice -> ENDS.contains(notice.kind()));
  }
}
