package dev.stepwise.cli.demo;

import dev.stepwise.cli.screen.Screen;
import dev.stepwise.cli.screen.Verdict;
import dev.stepwise.embedded.practice.PracticeRange;
import java.util.Map;

/// How often each attempt was started, by the ledgers on the hosts themselves.
record StartCounts(Map<String, Integer> starts) {
  static StartCounts of(PracticeRange range) {
    return new StartCounts(range.ledgerStarts());
  }

  boolean areAllOne() {
    return !starts.isEmpty() && starts.values().stream().allMatch(count -> count == 1);
  }

  /// Shows the counts; the verdict stands only when all are one.
  Verdict tell(Screen screen, Verdict verdict) {
    screen.gap();
    screen.line(screen.bold("Starts of each attempt, by the hosts' own ledgers"));
    starts.forEach((attempt, count) -> screen.line("  %3d  %s".formatted(count, attempt)));
    var total = starts.values().stream().mapToInt(Integer::intValue).sum();
    screen.line("  %3d  starts of %d attempts".formatted(total, starts.size()));
    return areAllOne()
        ? verdict
        : new Verdict(false, "STARTED TWICE", "Expected one start of each attempt");
  }
}
