package dev.stepwise.notifier.adapter.postgres;

import dev.stepwise.notifier.adapter.postgres.DeliveryRow.State;
import dev.stepwise.notifier.application.DeliveryStore;
import dev.stepwise.notifier.domain.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Deliveries as rows; a claim is a row that is `SENDING` until `due`.
@ApplicationScoped
class PostgresDeliveryStore implements DeliveryStore {
  private static final int SKIP_LOCKED = -2;

  private final String instance;

  PostgresDeliveryStore(@ConfigProperty(name = "stepwise.instance-id") String instance) {
    this.instance = instance;
  }

  @Override
  public Optional<Delivery> claim(String channel, Instant now, Instant until) {
    return DeliveryRow.<DeliveryRow>find(
            "channel = ?1 and state in (PENDING, SENDING) and due <= ?2 order by due, id",
            channel,
            now)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .withHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
        .range(0, 0)
        .firstResultOptional()
        .map(row -> row.claimed(instance, until));
  }

  @Override
  public int releaseOwnClaims(Instant now) {
    return DeliveryRow.update("due = ?1 where state = SENDING and claimedBy = ?2", now, instance);
  }

  @Override
  public boolean sent(Delivery delivery, Instant now) {
    return settle(delivery, State.SENT, null, delivery.possibleDuplicate(), now);
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
