package dev.stepwise.notifier.application;

import dev.stepwise.contracts.failpoint.Failpoint;
import dev.stepwise.notifier.domain.Delivery;
import dev.stepwise.notifier.domain.Sending;
import dev.stepwise.notifier.domain.Sending.TryLater;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Sends what is due: claim, try, settle. A crash in between leaves the claim, and whoever finds it
/// ended sends again, labelled as a possible duplicate.
@ApplicationScoped
public class Dispatching {
  private static final Logger LOG = Logger.getLogger(Dispatching.class);
  private static final int AT_ONCE = 100;

  private final Deliveries deliveries;
  private final Composing composing;
  private final Patience patience;

  public Dispatching(Deliveries deliveries, Composing composing, Patience patience) {
    this.deliveries = deliveries;
    this.composing = composing;
    this.patience = patience;
  }

  /// Sends what is due on a channel and says how many tries were made.
  public int dispatch(Channel channel) {
    for (int made = 0; made < AT_ONCE; made++) {
      var delivery = deliveries.claim(channel);
      if (delivery.isEmpty()) {
        return made;
      }
      dispatch(channel, delivery.get());
    }
    return AT_ONCE;
  }

  private void dispatch(Channel channel, Delivery delivery) {
    var result = attempt(channel, delivery);
    Failpoint.NOTIFIER_SENT_NOT_SETTLED.reached();
    // It is known what came of it; forgetting that because the database is away would send twice.
    patience.untilDone("settle a delivery", () -> deliveries.settle(delivery, result));
  }

  /// A defect, of ours or in somebody's own words, makes a dead letter in the end: nobody else
  /// waits for it.
  private Sending attempt(Channel channel, Delivery delivery) {
    var mayHaveArrived = false;
    try {
      var message = composing.message(delivery);
      Failpoint.NOTIFIER_CLAIMED_NOT_SENT.reached();
      mayHaveArrived = true;
      return channel.send(delivery, message);
    } catch (RuntimeException e) {
      LOG.errorf(e, "Could not send: notice=%s channel=%s", delivery.notice().id(), channel.name());
      return new TryLater("Defect: " + e.getClass().getName(), Optional.empty(), mayHaveArrived);
    }
  }
}
