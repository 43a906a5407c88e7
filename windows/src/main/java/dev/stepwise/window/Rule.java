package dev.stepwise.window;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Times at which something is allowed or denied: once, or again and again.
///
/// Local times mean what RFC 5545 says. One that is skipped when clocks go forward is read with the
/// offset before the gap (02:30 becomes 03:30); one that comes twice is the first of the two.
///
/// @param title what people call it; may be empty
/// @param zone whose clocks and dates count
/// @param start the first time
/// @param length how long, each time
/// @param repeats how it goes on; empty when it does not
/// @param also further starts
/// @param except starts at which it does not hold after all
public record Rule(
    String title,
    ZoneId zone,
    LocalDateTime start,
    Length length,
    Optional<Recurrence> repeats,
    List<LocalDateTime> also,
    List<LocalDateTime> except) {
  /// Fails with [IllegalArgumentException] when its first start is not one of its recurrences: then
  /// nobody could say whether it counts.
  public Rule {
    also = List.copyOf(also);
    except = List.copyOf(except);
    if (repeats.isPresent() && !isRecurrence(repeats.get(), start, zone)) {
      throw new IllegalArgumentException(
          "Expected the start %s to be a recurrence of '%s', but it is not"
              .formatted(start, repeats.get()));
    }
  }

  /// A rule that holds once.
  public Rule(String title, ZoneId zone, LocalDateTime start, Length length) {
    this(title, zone, start, length, Optional.empty(), List.of(), List.of());
  }

  /// A rule that recurs.
  public Rule(String title, ZoneId zone, LocalDateTime start, Length length, Recurrence repeats) {
    this(title, zone, start, length, Optional.of(repeats), List.of(), List.of());
  }

  private static boolean isRecurrence(Recurrence recurrence, LocalDateTime start, ZoneId zone) {
    return recurrence.starts(start, zone, start, start.plusDays(1)).contains(start);
  }

  /// The times that overlap a stretch, whole; in no order, and they may overlap each other.
  List<Stretch> within(Stretch stretch) {
    var dropped = except.stream().map(this::instant).toList();
    return starts(stretch)
        .filter(start -> !dropped.contains(instant(start)))
        .map(this::from)
        .filter(stretch::overlaps)
        .distinct()
        .toList();
  }

  /// A day more on either side, for the offsets of the zone.
  private Stream<LocalDateTime> starts(Stretch stretch) {
    var from = local(stretch.from()).minusDays(length.days() + 1).minus(length.time());
    var until = local(stretch.until()).plusDays(1);
    return Stream.concat(
        repeats
            .map(recurrence -> recurrence.starts(start, zone, from, until))
            .orElse(List.of(start))
            .stream(),
        also.stream());
  }

  private Stretch from(LocalDateTime start) {
    return new Stretch(instant(start), length.endOf(start.atZone(zone)));
  }

  private LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant, zone);
  }

  /// `atZone` reads gaps and overlaps as RFC 5545 does.
  private Instant instant(LocalDateTime time) {
    return time.atZone(zone).toInstant();
  }
}
