package dev.stepwise.notifier.adapter.qute;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// How long something takes, as people say it: seconds below two minutes, minutes below two hours.
record Spans(Phrases phrases) {
  private static final Duration SECONDS = Duration.ofMinutes(2);
  private static final Duration MINUTES = Duration.ofHours(2);

  String between(Instant from, Instant until) {
    var length = Duration.between(from, until);
    if (length.compareTo(SECONDS) < 0) {
      return phrases.say("span.seconds", Map.of("n", length.toSeconds()));
    }
    return length.compareTo(MINUTES) < 0
        ? phrases.say("span.minutes", Map.of("n", length.toMinutes()))
        : phrases.say(
            "span.hours", Map.of("n", length.toHours(), "minutes", length.toMinutesPart()));
  }
}
