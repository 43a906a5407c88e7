package dev.stepwise.notifier.domain;

/// One notice on its way to one subscriber, claimed for one try.
///
/// @param id of the delivery
/// @param tries how many were made, this one included
/// @param possibleDuplicate whether an earlier try may have arrived
public record Delivery(
    long id, Notice notice, Subscriber subscriber, int tries, boolean possibleDuplicate) {}
