package dev.stepwise.notifier.adapter.postgres;

import dev.stepwise.notifier.adapter.postgres.DeliveryRow.State;
import dev.stepwise.notifier.application.DeliveryStore;
import dev.stepwise.notifier.domain.Delivery;
import dev.stepwise.notifier.domain.Subscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Deliveries as rows; a claim is a row that is `SENDING` until `due`.
@ApplicationScoped
class PostgresDeliveryStore implements DeliveryStore {
  private static final String NEXT =
      """
      SELECT d.id FROM delivery d JOIN notice n ON n.id = d.notice
      WHERE d.channel = ?1 AND d.state IN ('PENDING', 'SENDING') AND d.due <= ?2
        AND NOT EXISTS (
          SELECT 1 FROM pace p
          WHERE p.channel = d.channel AND p.subscriber = d.subscriber AND p.free_at > ?2)
        AND NOT EXISTS (
          SELECT 1 FROM delivery e JOIN notice m ON m.id = e.notice
          WHERE e.channel = d.channel AND e.subscriber = d.subscriber AND e.id < d.id
            AND e.state IN ('PENDING', 'SENDING')
            AND coalesce(m.rollback_of, m.upgrade) = coalesce(n.rollback_of, n.upgrade))
      ORDER BY d.due, d.id LIMIT 1 FOR UPDATE OF d SKIP LOCKED
      """;
  private static final String RECEIPTS =
      """
      SELECT e.receipt
      FROM delivery d JOIN notice n ON n.id = d.notice,
        delivery e JOIN notice m ON m.id = e.notice
      WHERE d.id = ?1 AND e.channel = d.channel AND e.subscriber = d.subscriber
        AND e.receipt IS NOT NULL
        AND coalesce(m.rollback_of, m.upgrade) = coalesce(n.rollback_of, n.upgrade)
      ORDER BY e.id
      """;

  private final EntityManager entities;
  private final String instance;

  PostgresDeliveryStore(
      EntityManager entities, @ConfigProperty(name = "stepwise.instance-id") String instance) {
    this.entities = entities;
    this.instance = instance;
  }

  @Override
  public Optional<Delivery> claim(String channel, Instant now, Instant until) {
    // One after the other, so that two instances do not keep each its own pace.
    entities
        .createNativeQuery("SELECT pg_advisory_xact_lock(hashtext(?1))", Object.class)
        .setParameter(1, "notifier.channel." + channel)
        .getResultList();
    return next(channel, now).map(row -> row.claimed(instance, until, receipts(row)));
  }

  private Optional<DeliveryRow> next(String channel, Instant now) {
    List<?> ids =
        entities
            .createNativeQuery(NEXT, Long.class)
            .setParameter(1, channel)
            .setParameter(2, now)
            .getResultList();
    return ids.stream().findFirst().map(id -> DeliveryRow.<DeliveryRow>findById(id));
  }

  private List<String> receipts(DeliveryRow row) {
    return entities
        .createNativeQuery(RECEIPTS, String.class)
        .setParameter(1, row.id)
        .getResultList()
        .stream()
        .map(String.class::cast)
        .toList();
  }

  @Override
  public int releaseOwnClaims(Instant now) {
    return DeliveryRow.update("due = ?1 where state = SENDING and claimedBy = ?2", now, instance);
  }

  @Override
  public boolean sent(Delivery delivery, Optional<String> receipt, Instant now) {
    var settled = settle(delivery, State.SENT, null, delivery.possibleDuplicate(), now);
    if (settled && receipt.isPresent()) {
      DeliveryRow.update("receipt = ?1 where id = ?2", receipt.get(), delivery.id());
    }
    return settled;
  }

  @Override
  public boolean tryLater(Delivery delivery, String reason, boolean mayHaveArrived, Instant at) {
    return settle(
        delivery, State.PENDING, reason, delivery.possibleDuplicate() || mayHaveArrived, at);
  }

  @Override
  public boolean givenUp(Delivery delivery, String reason, Instant now) {
    return settle(delivery, State.GIVEN_UP, reason, delivery.possibleDuplicate(), now);
  }

  @Override
  public void rest(Subscriber subscriber, Instant until) {
    entities
        .createNativeQuery(
            "INSERT INTO pace (channel, subscriber, free_at) VALUES (?1, ?2, ?3)"
                + " ON CONFLICT (channel, subscriber)"
                + " DO UPDATE SET free_at = greatest(pace.free_at, ?3)")
        .setParameter(1, subscriber.channel())
        .setParameter(2, subscriber.name())
        .setParameter(3, until)
        .executeUpdate();
  }

  @Override
  public boolean revive(long delivery, Instant now) {
    return DeliveryRow.update(
            "state = ?1, tries = 0, due = ?2, reason = null where id = ?3 and state = GIVEN_UP",
            State.PENDING,
            now,
            delivery)
        == 1;
  }

  private static boolean settle(
      Delivery delivery,
      State state,
      @Nullable String reason,
      boolean possibleDuplicate,
      Instant due) {
    return DeliveryRow.update(
            "state = ?1, reason = ?2, due = ?3, claimedBy = null, possibleDuplicate = ?6"
                + " where id = ?4 and tries = ?5 and state = SENDING",
            state,
            reason,
            due,
            delivery.id(),
            delivery.tries(),
            possibleDuplicate)
        == 1;
  }
}
