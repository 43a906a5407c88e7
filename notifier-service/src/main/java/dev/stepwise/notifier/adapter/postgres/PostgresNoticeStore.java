package dev.stepwise.notifier.adapter.postgres;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.notice.NoticeEvent.NoticeSent;
import dev.stepwise.notifier.application.NoticeStore;
import dev.stepwise.notifier.application.Outbox;
import dev.stepwise.notifier.domain.Briefing;
import dev.stepwise.notifier.domain.Message;
import dev.stepwise.notifier.domain.Notice;
import dev.stepwise.notifier.domain.Subscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Briefings, notices and their deliveries as rows.
@ApplicationScoped
class PostgresNoticeStore implements NoticeStore {
  private final EntityManager entities;
  private final Outbox outbox;

  PostgresNoticeStore(EntityManager entities, Outbox outbox) {
    this.entities = entities;
    this.outbox = outbox;
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
  public Optional<Briefing> briefing(UpgradeId upgrade) {
    return BriefingRow.<BriefingRow>findByIdOptional(upgrade.value())
        .map(row -> Wire.decode(row.content.getBytes(StandardCharsets.UTF_8), Briefing.class));
  }

  @Override
  public void save(Briefing briefing) {
    var id = briefing.upgrade().value();
    var row = BriefingRow.<BriefingRow>findByIdOptional(id).orElseGet(BriefingRow::new);
    row.upgrade = id;
    row.content = new String(Wire.encode(briefing), StandardCharsets.UTF_8);
    row.persist();
  }

  @Override
  public void add(Notice notice, Message message, List<Subscriber> subscribers, Instant now) {
    var row = NoticeRow.of(notice, message);
    row.persist();
    for (var subscriber : subscribers) {
      var delivery = DeliveryRow.pending(row, subscriber, now);
      if (subscriber.equals(Subscriber.INBOX)) {
        delivery.state = DeliveryRow.State.SENT;
        outbox.add(inInbox(notice, now), now);
      }
      delivery.persist();
    }
  }

  private static NoticeSent inInbox(Notice notice, Instant now) {
    return new NoticeSent(
        notice.id(),
        notice.about(),
        notice.wireKind(),
        Subscriber.INBOX.channel(),
        Subscriber.INBOX.name(),
        false,
        now);
  }
}
