package dev.stepwise.planner.application;

import dev.stepwise.contracts.failpoint.Failpoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// Carries what was recorded to the bus: send, wait until it is durable there, mark it. A crash
/// between sending and marking sends it again, so readers cope with repetition; nothing is lost,
/// and the order per key is kept.
@ApplicationScoped
public class OutboxRelay {
  private static final int AT_ONCE = 500;
  private static final Duration KEPT = Duration.ofHours(1);

  private final OutboxQueue queue;
  private final Bus bus;
  private final Transactions transactions;

  public OutboxRelay(OutboxQueue queue, Bus bus, Transactions transactions) {
    this.queue = queue;
    this.bus = bus;
    this.transactions = transactions;
  }

  /// Publishes the next few.
  ///
  /// @return how they fared
  /// @throws StoreUnavailable when the database does not answer
  public Batch publishNext() {
    return transactions.inOne(() -> {
      var waiting = queue.next(AT_ONCE);
      if (waiting.isEmpty()) {
        return new Batch(0, 0);
      }
      Failpoint.PLANNER_OUTBOX_READ_NOT_SENT.reached();
      var published = bus.publish(waiting);
      Failpoint.PLANNER_OUTBOX_SENT_NOT_MARKED.reached();
      queue.markPublished(published);
      Failpoint.PLANNER_OUTBOX_MARKED_NOT_COMMITTED.reached();
      return new Batch(waiting.size(), published.size());
    });
  }

  /// Clears away what was published long ago.
  public void forgetOld() {
    transactions.inOne(() -> queue.forget(KEPT));
  }

  /// How many waited, and how many of them are published now.
  public record Batch(int waiting, int published) {
    public boolean isComplete() {
      return published == waiting;
    }
  }
}
