package dev.stepwise.notifier.application;

import dev.stepwise.notifier.domain.Appointments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/// Reminds people of what is to come.
@ApplicationScoped
public class Reminding {
  private final NoticeStore store;
  private final Telling telling;
  private final Clock clock;

  public Reminding(NoticeStore store, Telling telling, Clock clock) {
    this.store = store;
    this.telling = telling;
    this.clock = clock;
  }

  /// Says one reminder whose time has come, and whether there was one.
  @Transactional
  public boolean remindOne() {
    var now = clock.instant();
    var due = store.awake(now);
    due.ifPresent(briefing -> telling.tell(Appointments.remind(briefing, now)));
    return due.isPresent();
  }
}
