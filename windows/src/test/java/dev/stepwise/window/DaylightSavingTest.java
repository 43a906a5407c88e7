package dev.stepwise.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The nights of 2026 in which clocks are changed. What local times mean then: RFC 5545, section
/// 3.3.5.
@DisplayNameGeneration(ReplaceUnderscores.class)
class DaylightSavingTest {
  private static final Recurrence DAILY = new Recurrence("FREQ=DAILY");

  @ParameterizedTest(name = "{0}, {1} {2} for {3}: {4} to {5}")
  @CsvSource(
      textBlock =
          """
          # Berlin: 02:00 becomes 03:00 on 29 March, 03:00 becomes 02:00 on 25 October
          Europe/Berlin,       2026-03-28, 22:00, PT6H,  2026-03-28T21:00:00Z, 2026-03-29T03:00:00Z
          Europe/Berlin,       2026-03-29, 02:30, PT1H,  2026-03-29T01:30:00Z, 2026-03-29T02:30:00Z
          Europe/Berlin,       2026-03-29, 00:00, P1D,   2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z
          Europe/Berlin,       2026-03-29, 00:00, PT24H, 2026-03-28T23:00:00Z, 2026-03-29T23:00:00Z
          Europe/Berlin,       2026-10-25, 02:30, PT1H,  2026-10-25T00:30:00Z, 2026-10-25T01:30:00Z
          Europe/Berlin,       2026-10-25, 00:00, P1D,   2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z
          # New York: 8 March and 1 November
          America/New_York,    2026-03-08, 02:15, PT2H,  2026-03-08T07:15:00Z, 2026-03-08T09:15:00Z
          America/New_York,    2026-11-01, 01:30, PT2H,  2026-11-01T05:30:00Z, 2026-11-01T07:30:00Z
          America/New_York,    2026-11-01, 00:00, P1D,   2026-11-01T04:00:00Z, 2026-11-02T05:00:00Z
          # Lord Howe changes by half an hour: back on 5 April, forward on 4 October
          Australia/Lord_Howe, 2026-04-05, 01:45, PT1H,  2026-04-04T14:45:00Z, 2026-04-04T15:45:00Z
          Australia/Lord_Howe, 2026-10-04, 02:15, PT1H,  2026-10-03T15:45:00Z, 2026-10-03T16:45:00Z
          Australia/Lord_Howe, 2026-10-04, 00:00, P1D,   2026-10-03T13:30:00Z, 2026-10-04T13:00:00Z
          # Tokyo does not
          Asia/Tokyo,          2026-03-29, 02:30, PT6H,  2026-03-28T17:30:00Z, 2026-03-28T23:30:00Z
          # Santiago at midnight: 5 April has 25 hours' worth of Saturday before it, 6 September no midnight
          America/Santiago,    2026-09-06, 00:00, PT2H,  2026-09-06T04:00:00Z, 2026-09-06T06:00:00Z
          America/Santiago,    2026-04-04, 23:30, PT1H,  2026-04-05T02:30:00Z, 2026-04-05T03:30:00Z
          """)
  void a_local_time_means_what_RFC_5545_says(
      String zone, String day, String time, String length, Instant from, Instant until) {
    var start = LocalDateTime.parse(day + "T" + time);
    var once = new Rule("", ZoneId.of(zone), start, Length.of(length));
    var daily = new Rule("", ZoneId.of(zone), start.minusDays(40), Length.of(length), DAILY);

    var around = new Stretch(from.minusSeconds(60), until.plusSeconds(60));

    assertThat(once.within(around)).containsExactly(new Stretch(from, until));
    assertThat(daily.within(around)).contains(new Stretch(from, until));
  }

  @Test
  void a_weekly_window_keeps_its_local_time_over_the_year() {
    var berlin = ZoneId.of("Europe/Berlin");
    var rule =
        new Rule(
            "Saturday night",
            berlin,
            LocalDateTime.parse("2026-01-03T22:00"),
            Length.of("PT6H"),
            new Recurrence("FREQ=WEEKLY;BYDAY=SA"));
    var year =
        new Stretch(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));

    var open = new Windows(List.of(rule), List.of()).open(year);

    assertThat(open)
        .hasSize(52)
        .allSatisfy(stretch ->
            assertThat(stretch.from().atZone(berlin).toLocalTime()).hasToString("22:00"));
  }

  @Test
  void a_night_with_a_repeated_hour_has_one_hour_more_for_work() {
    var rule =
        new Rule(
            "",
            ZoneId.of("Europe/Berlin"),
            LocalDateTime.parse("2026-10-24T00:00"),
            Length.of("P1D"),
            DAILY);

    var left =
        new Windows(List.of(rule), List.of(holiday("2026-10-26")))
            .leftAt(Instant.parse("2026-10-24T22:00:00Z"));

    assertThat(left).hasToString("PT25H");
  }

  private static Rule holiday(String day) {
    return new Rule(
        "Holiday",
        ZoneId.of("Europe/Berlin"),
        LocalDateTime.parse(day + "T00:00"),
        Length.of("P1D"));
  }
}
