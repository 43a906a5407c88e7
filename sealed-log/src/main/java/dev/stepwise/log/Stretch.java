package dev.stepwise.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Bytes of an output, by their offsets; `until` excluded.
public record Stretch(long from, long until) {
  /// What of `from` on lies in none of these, up to the last of them.
  public static List<Stretch> gaps(List<Stretch> known, long from) {
    var gaps = new ArrayList<Stretch>();
    var reached = from;
    for (var one : inOrder(known)) {
      if (one.from() > reached) {
        gaps.add(new Stretch(reached, one.from()));
      }
      reached = Math.max(reached, one.until());
    }
    return List.copyOf(gaps);
  }

  /// Those that touch or overlap put together, in order.
  public static List<Stretch> joined(List<Stretch> known) {
    var joined = new ArrayList<Stretch>();
    for (var one : inOrder(known)) {
      if (!joined.isEmpty() && joined.getLast().until() >= one.from()) {
        var last = joined.removeLast();
        joined.add(new Stretch(last.from(), Math.max(last.until(), one.until())));
      } else {
        joined.add(one);
      }
    }
    return List.copyOf(joined);
  }

  private static List<Stretch> inOrder(List<Stretch> stretches) {
    return stretches.stream().sorted(Comparator.comparingLong(Stretch::from)).toList();
  }

  @Override
  public String toString() {
    return from + "-" + (until - 1);
  }
}
