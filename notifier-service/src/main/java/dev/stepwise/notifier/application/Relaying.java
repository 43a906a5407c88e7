package dev.stepwise.notifier.application;

import dev.stepwise.contracts.failpoint.Failpoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Publishes the outbox. A crash between publishing and removing publishes again with the same ids.
@ApplicationScoped
public class Relaying {
  private static final int BATCH = 50;

  private final Outbox outbox;
  private final NoticeTopic topic;

  public Relaying(Outbox outbox, NoticeTopic topic) {
    this.outbox = outbox;
    this.topic = topic;
  }

  /// Publishes the oldest facts and says how many.
  @Transactional
  public int relay() {
    var facts = outbox.next(BATCH);
    if (!facts.isEmpty()) {
      topic.publish(facts);
      Failpoint.NOTIFIER_PUBLISHED_NOT_REMOVED.reached();
      outbox.remove(facts);
    }
    return facts.size();
  }
}
