package dev.stepwise.audit.domain;

import dev.stepwise.contracts.codec.UnreadableMessage;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.estate.InstallationEvent;
import dev.stepwise.contracts.estate.Registered;
import dev.stepwise.contracts.upgrade.CorruptHistory;
import java.util.List;
import java.util.Optional;

/// The facts of one installation as they were sealed.
public final class Registrations {
  private Registrations() {}

  /// What they add up to, by the planner's own rules; empty when there is none. Fails with
  /// [BrokenSeal] when an entry is not what was sealed, with [CorruptHistory] when an event could
  /// not have followed or is not the next one.
  public static Optional<Registered> of(List<Kept> deliveries) {
    var state = Optional.<Registered>empty();
    for (var delivery : deliveries) {
      state = Optional.of(next(state, delivery));
    }
    return state;
  }

  private static Registered next(Optional<Registered> before, Kept delivery) {
    var after = Registered.evolve(before, read(delivery));
    var sequence = delivery.entry().attributes().sequence().orElseThrow();
    if (sequence != after.version()) {
      throw new CorruptHistory(
          "Expected entry %d to hold fact %d about installation '%s', but it holds number %d"
              .formatted(
                  delivery.entry().index(), after.version(), after.installation().id(), sequence));
    }
    return after;
  }

  private static InstallationEvent read(Kept delivery) {
    try {
      return Wire.decode(
          delivery.entry().attributes().type(), delivery.soundPayload(), InstallationEvent.class);
    } catch (UnreadableMessage e) {
      throw new CorruptHistory(
          "Expected entry %d to hold a fact about an installation. %s"
              .formatted(delivery.entry().index(), e.getMessage()));
    }
  }
}
