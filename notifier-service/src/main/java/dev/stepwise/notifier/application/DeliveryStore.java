package dev.stepwise.notifier.application;

import dev.stepwise.notifier.domain.Delivery;
import dev.stepwise.notifier.domain.Subscriber;
import java.time.Instant;
import java.util.Optional;

/// Deliveries and their state. All of it joins the caller's transaction; a delivery is settled only
/// by the try that claimed it, so settling a delivery that somebody else claimed since says false.
public interface DeliveryStore {
  /// Claims a delivery that is due, or whose claim is over, and counts the try. Two callers never
  /// get the same one. Notices about an upgrade come to a subscriber one after the other: none is
  /// claimed while an earlier one is on its way.
  Optional<Delivery> claim(String channel, Instant now, Instant until);

  /// Ends the claims that an earlier life of this instance left.
  int releaseOwnClaims(Instant now);

  /// @param receipt what the channel calls it
  boolean sent(Delivery delivery, Optional<String> receipt, Instant now);

  /// @param mayHaveArrived whether the next try may be a duplicate
  boolean tryLater(Delivery delivery, String reason, boolean mayHaveArrived, Instant at);

  boolean givenUp(Delivery delivery, String reason, Instant now);

  /// Nothing is claimed for the subscriber before that moment.
  void rest(Subscriber subscriber, Instant until);

  /// Makes one that was given up due again; false when it was not.
  boolean revive(long delivery, Instant now);
}
