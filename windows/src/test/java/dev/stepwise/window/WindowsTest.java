package dev.stepwise.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WindowsTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Rule NIGHTS =
      new Rule(
          "Nights",
          UTC,
          LocalDateTime.parse("2026-01-01T22:00"),
          Length.of("PT6H"),
          new Recurrence("FREQ=DAILY"));

  @Test
  void without_rules_it_is_always_open() {
    var at = Instant.parse("2026-03-01T12:00:00Z");

    assertThat(Windows.ALWAYS.isAlways()).isTrue();
    assertThat(Windows.ALWAYS.leftAt(at)).isEqualTo(Duration.ofDays(400));
  }

  @Test
  void a_holiday_cuts_what_is_open() {
    var windows = new Windows(List.of(NIGHTS), List.of(day("2026-03-02")));

    assertThat(windows.open(stretch("2026-03-01T00:00:00Z", "2026-03-04T00:00:00Z")))
        .containsExactly(
            stretch("2026-03-01T00:00:00Z", "2026-03-01T04:00:00Z"),
            stretch("2026-03-01T22:00:00Z", "2026-03-02T00:00:00Z"),
            stretch("2026-03-03T00:00:00Z", "2026-03-03T04:00:00Z"),
            stretch("2026-03-03T22:00:00Z", "2026-03-04T00:00:00Z"));
  }

  @Test
  void a_stretch_that_is_open_is_shown_whole() {
    var windows = new Windows(List.of(NIGHTS), List.of());
    var night = stretch("2026-03-01T22:00:00Z", "2026-03-02T04:00:00Z");

    assertThat(windows.at(Instant.parse("2026-03-02T01:00:00Z"))).contains(night);
    assertThat(windows.at(night.from())).contains(night);
    assertThat(windows.at(night.until())).isEmpty();
    assertThat(windows.leftAt(Instant.parse("2026-03-02T01:00:00Z"))).hasHours(3);
    assertThat(windows.next(Instant.parse("2026-03-01T12:00:00Z"))).contains(night);
  }

  @Test
  void the_next_one_can_be_asked_to_be_long_enough() {
    var weekend =
        new Rule(
            "Weekend",
            UTC,
            LocalDateTime.parse("2026-03-07T00:00"),
            Length.of("P2D"),
            new Recurrence("FREQ=WEEKLY"));
    var windows = new Windows(List.of(NIGHTS, weekend), List.of());

    var next =
        windows.next(
            Instant.parse("2026-03-02T12:00:00Z"),
            stretch -> stretch.length().compareTo(Duration.ofHours(12)) >= 0);

    assertThat(next).contains(stretch("2026-03-06T22:00:00Z", "2026-03-09T04:00:00Z"));
  }

  @Test
  void only_denials_leave_everything_else_open() {
    var windows = new Windows(List.of(), List.of(day("2026-12-24")));

    assertThat(windows.leftAt(Instant.parse("2026-12-23T20:00:00Z"))).hasHours(4);
    assertThat(windows.at(Instant.parse("2026-12-24T20:00:00Z"))).isEmpty();
  }

  @Test
  void what_never_opens_has_no_next() {
    var windows = new Windows(List.of(day("2020-01-01")), List.of());

    assertThat(windows.next(Instant.parse("2026-01-01T00:00:00Z"))).isEmpty();
  }

  private static Rule day(String day) {
    return new Rule(day, UTC, LocalDateTime.parse(day + "T00:00"), Length.of("P1D"));
  }

  private static Stretch stretch(String from, String until) {
    return new Stretch(Instant.parse(from), Instant.parse(until));
  }
}
