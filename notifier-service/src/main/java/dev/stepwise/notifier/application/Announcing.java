package dev.stepwise.notifier.application;

import dev.stepwise.contracts.failpoint.Failpoint;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.notifier.domain.Announcer;
import dev.stepwise.notifier.domain.Notice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/// Turns a fact into what is known and what is to be told, once, however often the fact comes.
@ApplicationScoped
public class Announcing {
  private final NoticeStore store;
  private final Audience audience;
  private final Composing composing;
  private final Clock clock;

  public Announcing(NoticeStore store, Audience audience, Composing composing, Clock clock) {
    this.store = store;
    this.audience = audience;
    this.composing = composing;
    this.clock = clock;
  }

  /// @param sequence the fact's position in the upgrade's stream
  @Transactional
  public void on(long sequence, UpgradeEvent event) {
    if (!store.isNew(event.upgradeId(), sequence)) {
      return;
    }
    var announcement = Announcer.on(store.briefing(event.upgradeId()), event);
    announcement.briefing().ifPresent(store::save);
    announcement.notice().ifPresent(this::store);
    Failpoint.NOTIFIER_ANNOUNCED_NOT_COMMITTED.reached();
  }

  private void store(Notice notice) {
    var message = composing.message(notice);
    store.add(notice, message, audience.of(notice), clock.instant());
  }
}
