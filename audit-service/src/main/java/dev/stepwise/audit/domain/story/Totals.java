package dev.stepwise.audit.domain.story;

import dev.stepwise.audit.domain.story.Happening.Kind;
import dev.stepwise.audit.domain.story.Happening.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A timeline in figures.
///
/// @param total from the request on to the end, or to the last line
/// @param waited how much of it people were waited for
/// @param troubles how often something did not go as planned
public record Totals(
    Duration total, Duration waited, long decisions, long troubles, long notices, long alerts) {
  static Totals of(List<Happening> happenings, Instant end) {
    return new Totals(
        Duration.between(happenings.getFirst().at(), end),
        happenings.stream()
            .map(Happening::waited)
            .flatMap(Optional::stream)
            .map(Wait::time)
            .reduce(Duration.ZERO, Duration::plus),
        count(happenings, Kind.DECISION),
        count(happenings, Kind.TROUBLE),
        count(happenings, Kind.NOTICE),
        count(happenings, Kind.ALERT));
  }

  private static long count(List<Happening> happenings, Kind kind) {
    return happenings.stream().filter(happening -> happening.kind() == kind).count();
  }
}
