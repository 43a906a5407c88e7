package dev.stepwise.systemtests.campaign;

import dev.stepwise.systemtests.campaign.Checker.Findings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// A line of the table: what came of a fault.
///
/// @param recoveries how long each took
/// @param limit how long each may take
record Row(String fault, List<Duration> recoveries, Duration limit, Findings findings) {
  Row {
    recoveries = List.copyOf(recoveries);
  }

  boolean isFine() {
    return findings.isSound() && percentile(99).compareTo(limit) <= 0;
  }

  /// By nearest rank; zero when there are none.
  Duration percentile(int percent) {
    var sorted = recoveries.stream().sorted().toList();
    var rank = (int) Math.ceil(sorted.size() * percent / 100.0);
    return sorted.isEmpty() ? Duration.ZERO : sorted.get(Math.max(0, rank - 1));
  }

  String asMarkdown() {
    return "| %s | %d | %d | %d | %s | %s | %s |"
        .formatted(
            fault,
            recoveries.size(),
            findings.doubleStarts().size(),
            findings.lost().size(),
            seconds(percentile(50)),
            seconds(percentile(99)),
            seconds(limit));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
