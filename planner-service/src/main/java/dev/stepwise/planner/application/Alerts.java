package dev.stepwise.planner.application;

import dev.stepwise.contracts.alert.SecurityAlert;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Tells of what was refused, so that it is sealed and people hear of it.
@ApplicationScoped
public class Alerts {
  private final Outbox outbox;
  private final Messages messages;
  private final Transactions transactions;

  public Alerts(Outbox outbox, Messages messages, Transactions transactions) {
    this.outbox = outbox;
    this.messages = messages;
    this.transactions = transactions;
  }

  /// Returns when it is recorded, and so will be told.
  ///
  /// @throws StoreUnavailable when the database does not answer; it may be raised again
  public void raise(SecurityAlert alert) {
    transactions.inOne(() -> outbox.add(List.of(messages.of(alert))));
  }
}
