package dev.stepwise.window;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// When downtime is allowed in an installation.
///
/// @param allow when it is; empty for at any time
/// @param deny when it is not all the same, such as on holidays
public record Windows(List<Rule> allow, List<Rule> deny) {
  /// At any time.
  public static final Windows ALWAYS = new Windows(List.of(), List.of());

  /// How far one looks ahead: the next of a rule that recurs by years is found.
  private static final Duration AHEAD = Duration.ofDays(400);

  /// How far one looks back for the beginning of what is open.
  private static final Duration BACK = Duration.ofDays(31);

  public Windows {
    allow = List.copyOf(allow);
    deny = List.copyOf(deny);
  }

  /// Whether nothing is ever denied.
  public boolean isAlways() {
    return allow.isEmpty() && deny.isEmpty();
  }

  /// The open stretches within another, in order; they do not overlap or touch.
  public List<Stretch> open(Stretch within) {
    var allowed = allow.isEmpty() ? List.of(within) : all(allow, within);
    return Stretches.clip(Stretches.minus(allowed, all(deny, within)), within);
  }

  private static List<Stretch> all(List<Rule> rules, Stretch within) {
    return Stretches.union(rules.stream().flatMap(rule -> rule.within(within).stream()).toList());
  }

  /// The stretch that is open at an instant. What began more than 31 days before, or lasts for more
  /// than 400 days after, is shown that long.
  public Optional<Stretch> at(Instant instant) {
    return open(new Stretch(instant.minus(BACK), instant.plus(AHEAD))).stream()
        .filter(stretch -> stretch.contains(instant))
        .findFirst();
  }

  /// The next stretch that opens after an instant, within 400 days.
  public Optional<Stretch> next(Instant after) {
    return next(after, _ -> true);
  }

  /// The next one that is as wanted.
  public Optional<Stretch> next(Instant after, Predicate<Stretch> wanted) {
    return open(new Stretch(after.minus(BACK), after.plus(AHEAD))).stream()
        .filter(stretch -> stretch.from().isAfter(after))
        .filter(wanted)
        .findFirst();
  }

  /// How long it stays open from an instant on; zero when it is closed.
  public Duration leftAt(Instant instant) {
    return at(instant)
        .map(stretch -> Duration.between(instant, stretch.until()))
        .orElse(Duration.ZERO);
  }
}
