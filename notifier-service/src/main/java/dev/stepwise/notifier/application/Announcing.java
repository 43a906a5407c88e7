package dev.stepwise.notifier.application;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.notifier.domain.Announcement;
import dev.stepwise.notifier.domain.Announcer;
import dev.stepwise.notifier.domain.Appointments;
import dev.stepwise.notifier.domain.Briefing;
import dev.stepwise.notifier.domain.TimeFact;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.function.Function;

/// Turns a fact into what is known and what is to be told, once, however often the fact comes.
@ApplicationScoped
public class Announcing {
  private final NoticeStore store;
  private final Telling telling;

  public Announcing(NoticeStore store, Telling telling) {
    this.store = store;
    this.telling = telling;
  }

  /// @param sequence the fact's position in the upgrade's stream
  @Transactional
  public void on(long sequence, UpgradeEvent event) {
    once(event.upgradeId(), sequence, known -> Announcer.on(known, event));
  }

  /// @param sequence the fact's position in the upgrade's stream
  @Transactional
  public void on(long sequence, TimeFact fact) {
    once(fact.upgradeId(), sequence, known -> Appointments.on(known, fact));
  }

  private void once(
      UpgradeId upgrade, long sequence, Function<Optional<Briefing>, Announcement> meaning) {
    if (store.isNew(upgrade, sequence)) {
      telling.tell(meaning.apply(store.briefing(upgrade)));
    }
  }
}
