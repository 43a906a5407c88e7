package dev.stepwise.audit.domain;

import dev.stepwise.contracts.codec.UnreadableMessage;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.upgrade.CorruptHistory;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.log.Entry;
import java.util.ArrayList;
import java.util.List;

/// The events of one upgrade as they were sealed, in the order in which the planner decided them.
public record History(List<SealedEvent> events) {
  public History {
    events = List.copyOf(events);
  }

  /// An event and the entry that seals it.
  public record SealedEvent(long entry, long sequence, String type, UpgradeEvent event) {}

  /// Reads a history from its entries, ordered by sequence and entry. An event is sealed once;
  /// should another entry have its sequence and say the same, the first one counts. Fails with
  /// [BrokenSeal] when an entry is not what was sealed, with [CorruptHistory] when two deliveries
  /// differ, and with [IncompleteHistory] when one is not sealed yet.
  public static History of(List<Kept> deliveries) {
    var first = new ArrayList<Kept>();
    for (var delivery : deliveries) {
      if (!first.isEmpty() && sequence(first.getLast()) == sequence(delivery)) {
        requireSame(first.getLast().entry(), delivery.entry());
      } else {
        requireNext(first.size() + 1L, delivery);
        first.add(delivery);
      }
    }
    // To check an entry costs more than to fold it, and each stands for itself.
    return new History(first.parallelStream().map(History::read).toList());
  }

  /// The state after the last event. Fails with [CorruptHistory] when an event could not have
  /// followed.
  public Upgrade state() {
    return Upgrade.replay(events.stream().map(SealedEvent::event).toList());
  }

  /// State and summary after the last event. Fails as [#state] does.
  public Folded fold() {
    return Folded.of(events.stream().map(SealedEvent::event).toList());
  }

  private static SealedEvent read(Kept delivery) {
    var type = delivery.entry().attributes().type();
    try {
      var event = Wire.decode(type, delivery.soundPayload(), UpgradeEvent.class);
      return new SealedEvent(delivery.entry().index(), sequence(delivery), type, event);
    } catch (UnreadableMessage e) {
      throw new CorruptHistory(
          "Expected entry %d to hold an upgrade event. %s"
              .formatted(delivery.entry().index(), e.getMessage()));
    }
  }

  private static void requireSame(Entry first, Entry second) {
    if (!first.payload().equals(second.payload())
        || !first.attributes().type().equals(second.attributes().type())) {
      throw new CorruptHistory(
          "Expected entries %d and %d, both sequence %d of upgrade %s, to hold the same event, but they differ"
              .formatted(
                  first.index(),
                  second.index(),
                  first.attributes().sequence().orElseThrow(),
                  first.about().upgrade().orElse("?")));
    }
  }

  private static void requireNext(long expected, Kept delivery) {
    if (sequence(delivery) != expected) {
      throw new IncompleteHistory(
          delivery.entry().about().upgrade().orElse("?"), expected, sequence(delivery));
    }
  }

  private static long sequence(Kept delivery) {
    return delivery.entry().attributes().sequence().orElseThrow();
  }
}
