package dev.stepwise.notifier.application;

import dev.stepwise.contracts.failpoint.Failpoint;
import dev.stepwise.notifier.domain.Announcement;
import dev.stepwise.notifier.domain.Notice;
import dev.stepwise.notifier.domain.Subscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/// Stores what is known and what is to be told, before anything is sent. Joins the caller's
/// transaction.
@ApplicationScoped
public class Telling {
  private final NoticeStore store;
  private final Audience audience;
  private final Composing composing;
  private final Clock clock;

  public Telling(NoticeStore store, Audience audience, Composing composing, Clock clock) {
    this.store = store;
    this.audience = audience;
    this.composing = composing;
    this.clock = clock;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void tell(Announcement announcement) {
    announcement.briefing().ifPresent(store::save);
    announcement.notice().ifPresent(this::tell);
    Failpoint.NOTIFIER_ANNOUNCED_NOT_COMMITTED.reached();
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void tell(Notice notice) {
    var subscribers = audience.of(notice);
    var inbox = subscribers.stream().filter(Subscriber::isInbox).findFirst().orElseThrow();
    var message = composing.message(notice, inbox.reader());
    store.add(notice, message, subscribers, clock.instant());
  }
}
