package dev.stepwise.notifier.domain;

import dev.stepwise.notifier.domain.Briefing.StageInBrief;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// From when to when each thing is down: from the beginning of its first stage down to the end of
/// its last, also where it comes back for a moment in between.
final class Downtimes {
  private Downtimes() {}

  /// As the plan forecasts it for a start at some time.
  static List<Downtime> forecast(Briefing briefing, Instant start) {
    return things(briefing)
        .map(what ->
            new Downtime(
                what,
                start.plus(before(briefing, first(briefing, what))),
                Optional.of(start.plus(before(briefing, last(briefing, what) + 1)))))
        .toList();
  }

  /// As it was when all was done.
  static List<Downtime> measured(Briefing briefing, Instant end) {
    return soFar(briefing).stream()
        .map(
            down -> new Downtime(down.what(), down.from(), down.until().or(() -> Optional.of(end))))
        .toList();
  }

  /// As it is in the middle: what is still down has no end yet, and what is not down yet is left
  /// out.
  static List<Downtime> soFar(Briefing briefing) {
    var began = briefing.began();
    return things(briefing)
        .filter(what -> first(briefing, what) < began.size())
        .map(what -> soFar(what, began, first(briefing, what), last(briefing, what)))
        .toList();
  }

  private static Downtime soFar(String what, List<Instant> began, int first, int last) {
    var until =
        last + 1 < began.size() ? Optional.of(began.get(last + 1)) : Optional.<Instant>empty();
    return new Downtime(what, began.get(first), until);
  }

  private static Stream<String> things(Briefing briefing) {
    return briefing.stages().stream().flatMap(stage -> stage.down().stream()).distinct();
  }

  private static int first(Briefing briefing, String what) {
    return indexes(briefing, what).min().orElseThrow();
  }

  private static int last(Briefing briefing, String what) {
    return indexes(briefing, what).max().orElseThrow();
  }

  private static IntStream indexes(Briefing briefing, String what) {
    return IntStream.range(0, briefing.stages().size())
        .filter(index -> briefing.stages().get(index).down().contains(what));
  }

  private static Duration before(Briefing briefing, int stage) {
    return briefing.stages().stream()
        .limit(stage)
        .map(StageInBrief::estimate)
        .reduce(Duration.ZERO, Duration::plus);
  }
}
