package dev.stepwise.notifier.application;

import dev.stepwise.contracts.notice.NoticeEvent;
import dev.stepwise.contracts.notice.NoticeEvent.NoticeGivenUp;
import dev.stepwise.contracts.notice.NoticeEvent.NoticeSent;
import dev.stepwise.notifier.config.NotifierConfig;
import dev.stepwise.notifier.domain.Backoff;
import dev.stepwise.notifier.domain.Delivery;
import dev.stepwise.notifier.domain.Sending;
import dev.stepwise.notifier.domain.Sending.Refused;
import dev.stepwise.notifier.domain.Sending.Sent;
import dev.stepwise.notifier.domain.Sending.TryLater;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The two transactions around a try: claim before it, settle after it.
@ApplicationScoped
public class Deliveries {
  private final DeliveryStore store;
  private final Outbox outbox;
  private final NotifierConfig config;
  private final Clock clock;
  private final RandomGenerator dice;

  public Deliveries(
      DeliveryStore store,
      Outbox outbox,
      NotifierConfig config,
      Clock clock,
      RandomGenerator dice) {
    this.store = store;
    this.outbox = outbox;
    this.config = config;
    this.clock = clock;
    this.dice = dice;
  }

  /// Claims the delivery that has been due longest. One found with an ended claim may have been
  /// sent, so it comes as a possible duplicate.
  @Transactional
  public Optional<Delivery> claim(Channel channel) {
    var now = clock.instant();
    var claimed = store.claim(channel.name(), now, now.plus(config.claim()));
    if (channel.pace().isPositive()) {
      claimed.ifPresent(it -> store.rest(it.subscriber(), now.plus(channel.pace())));
    }
    return claimed;
  }

  @Transactional
  public int releaseOwnClaims() {
    return store.releaseOwnClaims(clock.instant());
  }

  @Transactional
  public void settle(Delivery delivery, Sending result) {
    var now = clock.instant();
    switch (result) {
      case Sent(var receipt) -> sent(delivery, receipt, now);
      case Refused(var reason) -> giveUp(delivery, reason, now);
      case TryLater(var reason, var wait, var mayHaveArrived) -> {
        if (backoff().isOver(delivery.tries())) {
          giveUp(delivery, "%s, after %d tries".formatted(reason, delivery.tries()), now);
        } else {
          var pause = backoff().after(delivery.tries(), dice.nextDouble(), wait);
          store.tryLater(delivery, reason, mayHaveArrived, now.plus(pause));
          wait.ifPresent(asked -> store.rest(delivery.subscriber(), now.plus(asked)));
        }
      }
    }
  }

  private Backoff backoff() {
    var retry = config.retry();
    return new Backoff(retry.first(), retry.most(), retry.tries());
  }

  private void sent(Delivery delivery, Optional<String> receipt, Instant now) {
    if (store.sent(delivery, receipt, now)) {
      outbox.add(factOf(delivery, now), now);
    }
  }

  private void giveUp(Delivery delivery, String reason, Instant now) {
    if (store.givenUp(delivery, reason, now)) {
      var notice = delivery.notice();
      NoticeEvent fact =
          new NoticeGivenUp(
              notice.id(),
              notice.about(),
              notice.wireKind(),
              delivery.subscriber().channel(),
              delivery.subscriber().name(),
              reason,
              now);
      outbox.add(fact, now);
    }
  }

  private static NoticeEvent factOf(Delivery delivery, Instant now) {
    var notice = delivery.notice();
    return new NoticeSent(
        notice.id(),
        notice.about(),
        notice.wireKind(),
        delivery.subscriber().channel(),
        delivery.subscriber().name(),
        delivery.possibleDuplicate(),
        now);
  }
}
