package dev.stepwise.notifier.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/// The deliveries that were given up, for a person to look at and to send again.
@ApplicationScoped
public class DeadLetters {
  private static final Logger LOG = Logger.getLogger(DeadLetters.class);

  private final Inbox inbox;
  private final DeliveryStore deliveries;
  private final Clock clock;

  public DeadLetters(Inbox inbox, DeliveryStore deliveries, Clock clock) {
    this.inbox = inbox;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /// The newest, oldest first.
  public List<Inbox.Item> list(int most) {
    return inbox.givenUp(most);
  }

  /// Sends one again, as often as a new one; false when there is no such delivery that was given
  /// up.
  @Transactional
  public boolean sendAgain(long delivery) {
    var found = deliveries.revive(delivery, clock.instant());
    if (found) {
      LOG.infof("A delivery that was given up is sent again: delivery=%d", delivery);
    }
    return found;
  }
}
