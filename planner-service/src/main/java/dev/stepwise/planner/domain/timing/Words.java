package dev.stepwise.planner.domain.timing;

import java.time.Duration;

/// A duration for people.
final class Words {
  private Words() {}

  /// Such as `1 h 30 min`; seconds only below ten minutes.
  static String of(Duration duration) {
    if (duration.isNegative()) {
      return "0 s";
    }
    var hours = duration.toHours() == 0 ? "" : duration.toHours() + " h ";
    var minutes = duration.toMinutesPart() == 0 ? "" : duration.toMinutesPart() + " min ";
    var isShort = duration.compareTo(Duration.ofMinutes(10)) < 0;
    var seconds = isShort && duration.toSecondsPart() > 0 ? duration.toSecondsPart() + " s" : "";
    var words = (hours + minutes + seconds).strip();
    return words.isEmpty() ? "0 s" : words;
  }
}
