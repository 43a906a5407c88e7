package dev.stepwise.window;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A rule that recurs by days, said in two ways: for the code under test, and as a question to each
/// day, whose answer needs no library.
record NaiveRule(
    ZoneId zone,
    LocalDate first,
    LocalTime time,
    int days,
    Duration length,
    int every,
    Set<DayOfWeek> on) {
  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/New_York",
          "Australia/Lord_Howe",
          "Asia/Tokyo",
          "America/Santiago");

  static NaiveRule random(Random random, LocalDate around) {
    var first = around.minusDays(random.nextInt(30));
    var on = new TreeSet<DayOfWeek>();
    if (random.nextBoolean()) {
      on.add(first.getDayOfWeek());
      on.add(DayOfWeek.of(1 + random.nextInt(7)));
    }
    return new NaiveRule(
        ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))),
        first,
        LocalTime.of(random.nextInt(24), 15 * random.nextInt(4)),
        random.nextInt(3) == 0 ? 1 : 0,
        Duration.ofMinutes(1 + random.nextInt(600)),
        on.isEmpty() ? 1 + random.nextInt(4) : 1,
        on);
  }

  Rule rule() {
    var rrule =
        on.isEmpty()
            ? "FREQ=DAILY;INTERVAL=" + every
            : on.stream()
                .map(day -> day.name().substring(0, 2))
                .collect(Collectors.joining(",", "FREQ=WEEKLY;BYDAY=", ""));
    return new Rule("", zone, first.atTime(time), new Length(days, length), new Recurrence(rrule));
  }

  boolean holds(Instant instant) {
    var today = LocalDate.ofInstant(instant, zone);
    return today
        .minusDays(4)
        .datesUntil(today.plusDays(2))
        .filter(this::isOn)
        .anyMatch(day -> holds(day, instant));
  }

  private boolean isOn(LocalDate day) {
    var since = ChronoUnit.DAYS.between(first, day);
    return since >= 0 && (on.isEmpty() ? since % every == 0 : on.contains(day.getDayOfWeek()));
  }

  private boolean holds(LocalDate day, Instant instant) {
    var start = instant(day.atTime(time));
    var shifted = LocalDateTime.ofInstant(start, zone).plusDays(days);
    var end = (days == 0 ? start : instant(shifted)).plus(length);
    return !instant.isBefore(start) && instant.isBefore(end);
  }

  /// The first of two offsets, and before a gap the one before it.
  private Instant instant(LocalDateTime local) {
    var rules = zone.getRules();
    var offsets = rules.getValidOffsets(local);
    return local.toInstant(
        Optional.of(offsets)
            .filter(valid -> !valid.isEmpty())
            .map(List::getFirst)
            .orElseGet(() -> rules.getTransition(local).getOffsetBefore()));
  }
}
