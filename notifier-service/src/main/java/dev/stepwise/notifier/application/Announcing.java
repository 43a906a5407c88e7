package dev.stepwise.notifier.application;

import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.notifier.domain.Announcer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

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
    var upgrade = event.upgradeId();
    if (store.isNew(upgrade, sequence)) {
      telling.tell(Announcer.on(store.briefing(upgrade), event));
    }
  }
}
