package dev.stepwise.planner.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A topic with one group of readers: in order per key, in any order across keys. Records come up
/// to five times, late, and again when an acknowledgement is lost.
final class Topic<T> {
  private final Chance chance;
  private final InstantSource clock;
  private final Map<String, List<Entry<T>>> entries = new LinkedHashMap<>();
  private final Map<String, Integer> offsets = new LinkedHashMap<>();

  Topic(Chance chance, InstantSource clock) {
    this.chance = chance;
    this.clock = clock;
  }

  private record Entry<T>(T value, Instant visibleFrom) {}

  /// A record on its way.
  record Delivery<T>(String key, int offset, T value) {}

  void send(String key, T value) {
    var times = chance.strikes(0.1) ? 1 + chance.below(5) : 1;
    var delay = chance.strikes(0.05) ? chance.below(20_000) : 0;
    var entry = new Entry<>(value, clock.instant().plus(Duration.ofMillis(delay)));
    for (var i = 0; i < times; i++) {
      entries.computeIfAbsent(key, _ -> new ArrayList<>()).add(entry);
    }
  }

  /// The next few records, of any number of keys; they come again until they are acknowledged.
  List<Delivery<T>> poll() {
    return entries.keySet().stream().filter(this::isReady).flatMap(this::run).toList();
  }

  private Stream<Delivery<T>> run(String key) {
    var all = entries.getOrDefault(key, List.of());
    var first = offsetOf(key);
    return IntStream.range(first, Math.min(all.size(), first + chance.below(6)))
        .takeWhile(offset -> !all.get(offset).visibleFrom().isAfter(clock.instant()))
        .mapToObj(offset -> new Delivery<>(key, offset, all.get(offset).value()));
  }

  /// The next record of some key, for whoever asks; it comes again until it is acknowledged.
  Optional<Delivery<T>> next() {
    var ready = entries.keySet().stream().filter(this::isReady).toList();
    return ready.isEmpty() ? Optional.empty() : Optional.of(delivery(chance.oneOf(ready)));
  }

  private boolean isReady(String key) {
    var offset = offsetOf(key);
    var all = entries.getOrDefault(key, List.of());
    return offset < all.size() && !all.get(offset).visibleFrom().isAfter(clock.instant());
  }

  private Delivery<T> delivery(String key) {
    var offset = offsetOf(key);
    return new Delivery<>(key, offset, entries.getOrDefault(key, List.of()).get(offset).value());
  }

  void acknowledge(Delivery<T> delivery) {
    offsets.merge(delivery.key(), delivery.offset() + 1, Math::max);
  }

  /// Acknowledgements of some key are lost, so its last records come again.
  void rewind() {
    if (!entries.isEmpty()) {
      var key = chance.oneOf(List.copyOf(entries.keySet()));
      offsets.put(key, Math.max(0, offsetOf(key) - 1 - chance.below(5)));
    }
  }

  private int offsetOf(String key) {
    return offsets.getOrDefault(key, 0);
  }
}
