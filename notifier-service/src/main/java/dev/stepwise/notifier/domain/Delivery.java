package dev.stepwise.notifier.domain;

import java.util.List;

/// One notice on its way to one subscriber, claimed for one try.
///
/// @param id of the delivery
/// @param tries how many were made, this one included
/// @param possibleDuplicate whether an earlier try may have arrived
/// @param receipts what the channel called what it took of the same subscriber about the same
///   upgrade and its rollbacks, oldest first
public record Delivery(
    long id,
    Notice notice,
    Subscriber subscriber,
    int tries,
    boolean possibleDuplicate,
    List<String> receipts) {
  public Delivery {
    receipts = List.copyOf(receipts);
  }
}
