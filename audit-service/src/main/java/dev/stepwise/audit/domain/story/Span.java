package dev.stepwise.audit.domain.story;

import dev.stepwise.contracts.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A stage of a timeline.
///
/// @param group the turn of a roll that it belongs to
/// @param until when the last of its runs ended; empty while one has not
/// @param attempts how many tries of all its runs there were
public record Span(
    int stage,
    StepId step,
    String title,
    Optional<String> group,
    Instant from,
    Optional<Instant> until,
    int attempts) {
  /// How long it took; empty while it goes on.
  public Optional<Duration> took() {
    return until.map(end -> Duration.between(from, end));
  }
}
