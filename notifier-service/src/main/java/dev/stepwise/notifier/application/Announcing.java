package dev.stepwise.notifier.application;

import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanProposed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRequested;
import dev.stepwise.notifier.domain.Announcement;
import dev.stepwise.notifier.domain.Announcer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

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
      requester(event).ifPresent(by -> store.requested(upgrade, by));
      telling.tell(announcement(event));
    }
  }

  private Announcement announcement(UpgradeEvent event) {
    var known = store.briefing(event.upgradeId());
    return event instanceof PlanProposed plan
        ? Announcer.proposed(known, plan, store.requester(event.upgradeId()))
        : Announcer.on(known, event);
  }

  private static Optional<String> requester(UpgradeEvent event) {
    if (event instanceof UpgradeRequested asked) {
      return Optional.of(asked.by());
    }
    return event instanceof RollbackRequested asked ? Optional.of(asked.by()) : Optional.empty();
  }
}
