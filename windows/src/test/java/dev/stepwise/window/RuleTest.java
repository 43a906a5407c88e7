package dev.stepwise.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RuleTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final Stretch YEAR =
      new Stretch(Instant.parse("2025-12-31T15:00:00Z"), Instant.parse("2026-12-31T15:00:00Z"));

  @ParameterizedTest(name = "{0} from {1}: {2}")
  @CsvSource(
      textBlock =
          """
          FREQ=MONTHLY;BYDAY=1SU,                          2026-01-04, 12
          FREQ=MONTHLY;BYDAY=-1SU,                         2026-01-25, 12
          FREQ=MONTHLY;BYMONTHDAY=31,                      2026-01-31, 7
          FREQ=WEEKLY;INTERVAL=2,                          2026-01-03, 26
          FREQ=DAILY;COUNT=5,                              2026-01-03, 5
          FREQ=DAILY;UNTIL=20260110,                       2026-01-03, 8
          FREQ=DAILY;UNTIL=20260110T130000Z,               2026-01-03, 8
          FREQ=DAILY;UNTIL=20260110T125959Z,               2026-01-03, 7
          FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=3,              2020-05-03, 1
          'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 2026-01-30, 12
          """)
  void it_recurs_as_its_RRULE_says(String rrule, String first, int times) {
    var rule = weekly(first, rrule);

    assertThat(rule.within(YEAR)).hasSize(times);
  }

  @Test
  void a_recurrence_that_began_long_ago_goes_on() {
    assertThat(weekly("1999-01-02", "FREQ=WEEKLY").within(YEAR)).hasSize(52);
  }

  @Test
  void further_starts_are_added_and_exceptions_taken_away() {
    var start = LocalDateTime.parse("2026-01-03T22:00");
    var rule =
        new Rule(
            "",
            TOKYO,
            start,
            Length.of("PT6H"),
            Optional.of(new Recurrence("FREQ=WEEKLY;COUNT=3")),
            List.of(start.plusDays(2)),
            List.of(start.plusDays(7)));

    assertThat(rule.within(YEAR))
        .extracting(stretch -> stretch.from().atZone(TOKYO).toLocalDate().toString())
        .containsExactlyInAnyOrder("2026-01-03", "2026-01-05", "2026-01-17");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=HOURLY",
        "FREQ=DAILY;BYHOUR=1,2",
        "FREQ=SOMETIMES",
        "every Saturday",
        "FREQ=DAILY;COUNT=2;UNTIL=20270101",
        "FREQ=WEEKLY;BYDAY=XX"
      })
  void a_recurrence_that_cannot_be_used_is_refused(String rrule) {
    assertThatThrownBy(() -> new Recurrence(rrule))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Expected ")
        .hasMessageContaining(rrule);
  }

  @Test
  void a_start_that_is_no_recurrence_is_refused() {
    assertThatThrownBy(() -> weekly("2026-01-03", "FREQ=WEEKLY;BYDAY=SU"))
        .hasMessage(
            "Expected the start 2026-01-03T22:00 to be a recurrence of 'FREQ=WEEKLY;BYDAY=SU', but it is not");
  }

  @ParameterizedTest
  @CsvSource({"PT6H,PT6H", "P1D,P1D", "P2W,P14D", "P1DT2H30M,P1DT2H30M", "PT26H,PT26H"})
  void a_length_is_read_and_said_as_in_ISO_8601(String text, String said) {
    assertThat(Length.of(text)).hasToString(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "6 hours", "PT0S", "-PT1H", "P1M", "P400D", "PT"})
  void a_length_that_cannot_be_used_is_refused(String text) {
    assertThatThrownBy(() -> Length.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Expected a length");
  }

  private static Rule weekly(String first, String rrule) {
    return new Rule(
        "", TOKYO, LocalDateTime.parse(first + "T22:00"), Length.of("PT6H"), new Recurrence(rrule));
  }
}
