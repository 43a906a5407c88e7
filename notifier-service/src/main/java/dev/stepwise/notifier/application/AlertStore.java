package dev.stepwise.notifier.application;

import dev.stepwise.notifier.domain.Watch;
import java.time.Instant;
import java.util.List;

/// What was seen of alerts. All of it joins the caller's transaction.
public interface AlertStore {
  /// Remembers that an alert was handled; false when it had been before.
  boolean isNew(String alert);

  /// What is known of a group; nobody else changes it until the transaction is over.
  Watch watch(String group);

  void save(Watch watch);

  /// The groups of which something is untold, and that were told of last before that moment.
  List<String> untold(Instant toldBefore);
}
