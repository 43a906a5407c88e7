package dev.stepwise.notifier.adapter.postgres;

import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.notice.NoticeEvent;
import dev.stepwise.notifier.application.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Unpublished facts as rows; the one who holds the advisory lock publishes.
@ApplicationScoped
class PostgresOutbox implements Outbox {
  private static final String LOCK = "notifier.outbox";

  private final EntityManager entities;

  PostgresOutbox(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void add(NoticeEvent fact, Instant at) {
    var row = new OutboxRow();
    row.id = UUID.randomUUID().toString();
    row.type = Wire.typeOf(fact);
    row.data = Wire.encode(fact);
    row.at = at;
    row.persist();
  }

  @Override
  public List<Fact> next(int most) {
    if (!isOurs()) {
      return List.of();
    }
    return OutboxRow.<OutboxRow>find("order by position").range(0, most - 1).stream()
        .map(PostgresOutbox::fact)
        .toList();
  }

  @Override
  public void remove(List<Fact> published) {
    OutboxRow.delete("position in ?1", published.stream().map(Fact::position).toList());
  }

  private boolean isOurs() {
    return (Boolean)
        entities
            .createNativeQuery("SELECT pg_try_advisory_xact_lock(hashtext(?1))", Boolean.class)
            .setParameter(1, LOCK)
            .getSingleResult();
  }

  private static Fact fact(OutboxRow row) {
    return new Fact(
        row.position, row.id, Wire.decode(row.type, row.data, NoticeEvent.class), row.at);
  }
}
