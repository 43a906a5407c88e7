package dev.stepwise.window;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Sets of times as sorted lists of stretches that neither overlap nor touch.
final class Stretches {
  private Stretches() {}

  /// The same times, in order.
  static List<Stretch> union(List<Stretch> any) {
    var united = new ArrayList<Stretch>();
    for (var next : any.stream().sorted(Comparator.comparing(Stretch::from)).toList()) {
      if (united.isEmpty() || united.getLast().until().isBefore(next.from())) {
        united.add(next);
      } else {
        var last = united.removeLast();
        united.add(new Stretch(last.from(), latest(last.until(), next.until())));
      }
    }
    return united;
  }

  /// What of the first is not in the second; both in order.
  static List<Stretch> minus(List<Stretch> all, List<Stretch> less) {
    var rest = new ArrayList<Stretch>();
    for (var stretch : all) {
      var from = stretch.from();
      for (var hole : less.stream().filter(stretch::overlaps).toList()) {
        addUnlessEmpty(rest, from, hole.from());
        from = latest(from, hole.until());
      }
      addUnlessEmpty(rest, from, stretch.until());
    }
    return rest;
  }

  /// What of them lies within another.
  static List<Stretch> clip(List<Stretch> all, Stretch within) {
    return all.stream()
        .filter(within::overlaps)
        .map(one ->
            new Stretch(latest(one.from(), within.from()), earliest(one.until(), within.until())))
        .toList();
  }

  private static void addUnlessEmpty(List<Stretch> stretches, Instant from, Instant until) {
    if (from.isBefore(until)) {
      stretches.add(new Stretch(from, until));
    }
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earliest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
