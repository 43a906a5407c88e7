package dev.stepwise.notifier.adapter.postgres;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.notice.NoticeEvent.NoticeSent;
import dev.stepwise.notifier.application.NoticeStore;
import dev.stepwise.notifier.application.Outbox;
import dev.stepwise.notifier.domain.Briefing;
import dev.stepwise.notifier.domain.Message;
import dev.stepwise.notifier.domain.Notice;
import dev.stepwise.notifier.domain.Subscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Briefings, notices and their deliveries as rows.
@ApplicationScoped
class PostgresNoticeStore implements NoticeStore {
  private static final int SKIP_LOCKED = -2;

  private final EntityManager entities;
  private final Outbox outbox;
  private final Clock clock;

  PostgresNoticeStore(EntityManager entities, Outbox outbox, Clock clock) {
    this.entities = entities;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public boolean isNew(UpgradeId upgrade, long sequence) {
    // Waits while another transaction handles the same fact.
    return entities
            .createNativeQuery(
                "INSERT INTO handled_event (upgrade, sequence) VALUES (?1, ?2) ON CONFLICT DO NOTHING")
            .setParameter(1, upgrade.value())
            .setParameter(2, sequence)
            .executeUpdate()
        == 1;
  }

  @Override
  public void requested(UpgradeId upgrade, String requester) {
    entities
        .createNativeQuery(
            "INSERT INTO request (upgrade, requester) VALUES (?1, ?2) ON CONFLICT DO NOTHING")
        .setParameter(1, upgrade.value())
        .setParameter(2, requester)
        .executeUpdate();
  }

  @Override
  public Optional<String> requester(UpgradeId upgrade) {
    return entities
        .createNativeQuery("SELECT requester FROM request WHERE upgrade = ?1", String.class)
        .setParameter(1, upgrade.value())
        .getResultStream()
        .map(String.class::cast)
        .findFirst();
  }

  @Override
  public Optional<Briefing> briefing(UpgradeId upgrade) {
    return row(upgrade).map(BriefingRow::briefing);
  }

  @Override
  public Optional<Briefing> awake(Instant now) {
    return BriefingRow.<BriefingRow>find("wakeAt <= ?1 order by wakeAt", now)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .withHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
        .range(0, 0)
        .firstResultOptional()
        .map(BriefingRow::briefing);
  }

  @Override
  public void save(Briefing briefing) {
    var row = row(briefing.upgrade()).orElseGet(() -> BriefingRow.of(briefing));
    row.become(briefing, clock.instant());
    row.persist();
  }

  private static Optional<BriefingRow> row(UpgradeId upgrade) {
    return BriefingRow.findByIdOptional(upgrade.value(), LockModeType.PESSIMISTIC_WRITE);
  }

  @Override
  public void add(Notice notice, Message message, List<Subscriber> subscribers, Instant now) {
    var row = NoticeRow.of(notice, message);
    row.persist();
    for (var subscriber : subscribers) {
      var delivery = DeliveryRow.pending(row, subscriber, now);
      if (subscriber.isInbox()) {
        delivery.state = DeliveryRow.State.SENT;
        outbox.add(taken(notice, subscriber, now), now);
      }
      delivery.persist();
    }
  }

  private static NoticeSent taken(Notice notice, Subscriber inbox, Instant now) {
    return new NoticeSent(
        notice.id(), notice.about(), notice.wireKind(), inbox.channel(), inbox.name(), false, now);
  }
}
