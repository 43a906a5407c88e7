package dev.stepwise.notifier.domain;

import dev.stepwise.notifier.domain.Briefing.StageInBrief;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
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

  /// As it is forecast in the middle, when what is left begins at some time.
  static List<Downtime> ahead(Briefing briefing, Instant at) {
    var began = briefing.began();
    var asIfBegun = at.minus(before(briefing, began.size()));
    return things(briefing)
        .filter(what -> last(briefing, what) >= began.size())
        .map(what -> {
          var first = first(briefing, what);
          return new Downtime(
              what,
              first < began.size() ? began.get(first) : asIfBegun.plus(before(briefing, first)),
              Optional.of(asIfBegun.plus(before(briefing, last(briefing, what) + 1))));
        })
        .toList();
  }

  /// How long what has not begun is expected to take.
  static Duration rest(Briefing briefing) {
    return briefing.work().minus(before(briefing, briefing.began().size()));
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
        .map(what -> new Downtime(what, began.get(first(briefing, what)), until(briefing, what)))
        .toList();
  }

  /// Whether something stays down until a stage begins: the stage before has it down, too.
  static boolean isDownBefore(Briefing briefing, int stage) {
    return stage > 0
        && !Collections.disjoint(
            briefing.stages().get(stage - 1).down(), briefing.stages().get(stage).down());
  }

  /// The beginning of what came after the last stage down, also when a host caught up with that
  /// stage long after the others.
  private static Optional<Instant> until(Briefing briefing, String what) {
    var chronicle = briefing.chronicle();
    var afterLast =
        IntStream.range(0, chronicle.size())
                .filter(index -> isDown(briefing, chronicle.get(index).stage(), what))
                .max()
                .orElseThrow()
            + 1;
    return last(briefing, what) < briefing.began().size() && afterLast < chronicle.size()
        ? Optional.of(chronicle.get(afterLast).at())
        : Optional.empty();
  }

  private static boolean isDown(Briefing briefing, int stage, String what) {
    return briefing.stages().get(stage).down().contains(what);
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
