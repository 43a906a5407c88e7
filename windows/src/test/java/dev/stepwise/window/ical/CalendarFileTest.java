package dev.stepwise.window.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.window.Length;
import dev.stepwise.window.Recurrence;
import dev.stepwise.window.Rule;
import dev.stepwise.window.Stretch;
import dev.stepwise.window.Windows;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CalendarFileTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void a_recurring_event_is_a_rule() {
    var rules =
        read(
            """
            BEGIN:VEVENT
            UID:1
            SUMMARY:Saturday night
            DTSTART;TZID=Europe/Berlin:20260103T220000
            DTEND;TZID=Europe/Berlin:20260104T040000
            RRULE:FREQ=WEEKLY;BYDAY=SA
            EXDATE;TZID=Europe/Berlin:20260110T220000,20260117T220000
            EXDATE:20260124T210000Z
            RDATE;TZID=Europe/Berlin:20260105T220000
            END:VEVENT
            """);

    assertThat(rules)
        .containsExactly(
            new Rule(
                "Saturday night",
                BERLIN,
                LocalDateTime.parse("2026-01-03T22:00"),
                Length.of("PT6H"),
                Optional.of(new Recurrence("FREQ=WEEKLY;BYDAY=SA")),
                List.of(LocalDateTime.parse("2026-01-05T22:00")),
                List.of(
                    LocalDateTime.parse("2026-01-10T22:00"),
                    LocalDateTime.parse("2026-01-17T22:00"),
                    LocalDateTime.parse("2026-01-24T22:00"))));
  }

  @Test
  void a_day_is_a_day_by_the_calendar_of_the_zone() {
    var rules =
        read(
            """
            X-WR-TIMEZONE:Europe/Berlin
            BEGIN:VEVENT
            UID:1
            DTSTART;VALUE=DATE:20260329
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            DTSTART;VALUE=DATE:20261224
            DTEND;VALUE=DATE:20261227
            END:VEVENT
            """);

    assertThat(rules)
        .containsExactly(
            new Rule("", BERLIN, LocalDateTime.parse("2026-03-29T00:00"), Length.of("P1D")),
            new Rule("", BERLIN, LocalDateTime.parse("2026-12-24T00:00"), Length.of("P3D")));
  }

  @Test
  void a_time_that_is_moved_leaves_its_place_and_one_that_is_cancelled_too() {
    var rules =
        read(
            """
            BEGIN:VEVENT
            UID:night
            DTSTART;TZID=Europe/Berlin:20260103T220000
            DURATION:PT6H
            RRULE:FREQ=WEEKLY;COUNT=4
            END:VEVENT
            BEGIN:VEVENT
            UID:night
            RECURRENCE-ID;TZID=Europe/Berlin:20260110T220000
            DTSTART;TZID=Europe/Berlin:20260111T230000
            DURATION:PT2H
            END:VEVENT
            BEGIN:VEVENT
            UID:night
            RECURRENCE-ID:20260117T210000Z
            STATUS:CANCELLED
            DTSTART;TZID=Europe/Berlin:20260117T220000
            END:VEVENT
            """);

    assertThat(new Windows(rules, List.of()).open(JANUARY))
        .extracting(stretch -> stretch.from().atZone(BERLIN).toLocalDateTime().toString())
        .containsExactly("2026-01-03T22:00", "2026-01-11T23:00", "2026-01-24T22:00");
  }

  @Test
  void a_period_is_a_time_of_its_own_length() {
    var rules =
        read(
            """
            BEGIN:VEVENT
            UID:1
            DTSTART:20260103T220000Z
            DURATION:PT6H
            RDATE;VALUE=PERIOD:20260105T220000Z/PT1H,20260106T220000Z/20260107T000000Z
            END:VEVENT
            """);

    assertThat(new Windows(rules, List.of()).open(JANUARY))
        .extracting(stretch -> stretch.length().toString())
        .containsExactly("PT6H", "PT1H", "PT2H");
  }

  @Test
  void zones_are_known_by_the_names_that_others_give_them() {
    var rules =
        read(
            """
            BEGIN:VTIMEZONE
            TZID:Our office
            X-LIC-LOCATION:Europe/Berlin
            BEGIN:STANDARD
            DTSTART:19700101T000000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0100
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:1
            DTSTART;TZID=Our office:20260103T220000
            DURATION:PT6H
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            DTSTART;TZID=/mozilla.org/20070129_1/America/New_York:20260103T220000
            DURATION:PT6H
            END:VEVENT
            BEGIN:VEVENT
            UID:3
            DTSTART;TZID=Tokyo Standard Time:20260103T220000
            DURATION:PT6H
            END:VEVENT
            """);

    assertThat(rules)
        .extracting(Rule::zone)
        .containsExactly(BERLIN, ZoneId.of("America/New_York"), ZoneId.of("Asia/Tokyo"));
  }

  @Test
  void everything_that_cannot_be_used_is_told_with_its_line() {
    var thrown =
        org.assertj.core.api.Assertions.catchThrowable(() ->
            read(
                """
                BEGIN:VEVENT
                UID:1
                SUMMARY:a text that is so long
                  that it is folded
                DTSTART;TZID=Mars/Olympus:20260103T220000
                DURATION:PT6H
                END:VEVENT
                BEGIN:VEVENT
                UID:2
                DTSTART:20260103T220000Z
                DURATION:PT6H
                RRULE:FREQ=HOURLY
                END:VEVENT
                BEGIN:VEVENT
                UID:3
                DTSTART:20260103T220000
                DURATION:PT6H
                END:VEVENT
                BEGIN:VEVENT
                UID:4
                DTSTART:20260103T220000Z
                END:VEVENT
                BEGIN:VEVENT
                UID:5
                DTSTART:20260103T220000Z
                DTEND:20260103T210000Z
                END:VEVENT
                """));

    assertThat(thrown)
        .asInstanceOf(InstanceOfAssertFactories.type(UnusableCalendar.class))
        .extracting(
            UnusableCalendar::problems, InstanceOfAssertFactories.list(CalendarProblem.class))
        .extracting(problem -> problem.line() + " " + problem.property())
        .containsExactly("8 DTSTART", "15 RRULE", "19 DTSTART", "24 DTSTART", "29 DTEND");
  }

  @Test
  void a_file_that_is_no_calendar_is_refused() {
    assertThatThrownBy(() -> CalendarFile.read("<html></html>", Optional.empty()))
        .isInstanceOf(UnusableCalendar.class);
    assertThatThrownBy(() -> CalendarFile.read("", Optional.empty()))
        .isInstanceOf(UnusableCalendar.class);
  }

  private static final Stretch JANUARY =
      new Stretch(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z"));

  private static List<Rule> read(String events) {
    var text =
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:test\n%sEND:VCALENDAR\n"
            .formatted(events)
            .replace("\n", "\r\n");
    return CalendarFile.read(text, Optional.empty());
  }
}
