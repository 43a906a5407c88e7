package dev.stepwise.notifier.adapter.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.notifier.CalendarProgram;
import dev.stepwise.notifier.Facts;
import dev.stepwise.notifier.application.Calendars.Event;
import dev.stepwise.notifier.domain.CalendarEntry;
import dev.stepwise.notifier.domain.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IcalCalendarsTest {
  private final IcalCalendars calendars = new IcalCalendars();

  static List<CalendarProgram> programs() {
    return CalendarProgram.all();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void a_moved_upgrade_moves_in_the_calendar_and_a_cancelled_one_leaves_it(
      CalendarProgram program) {
    program.take(invitation(0, Facts.NOON, false));
    program.take(invitation(1, Facts.NOON.plusSeconds(3600), false));
    assertThat(program.entries())
        .extracting(CalendarProgram.Entry::from)
        .containsExactly(Facts.NOON.plusSeconds(3600));

    program.take(invitation(2, Facts.NOON.plusSeconds(3600), true));

    assertThat(program.entries()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void what_comes_late_does_not_take_the_place_of_what_is_newer(CalendarProgram program) {
    program.take(invitation(1, Facts.NOON.plusSeconds(3600), false));
    program.take(invitation(0, Facts.NOON, false));

    assertThat(program.entries())
        .extracting(CalendarProgram.Entry::from)
        .containsExactly(Facts.NOON.plusSeconds(3600));
  }

  /// Where clocks change just then, a local time would be one of two, or none.
  @ParameterizedTest
  @ValueSource(strings = {"2026-03-29T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"})
  void both_libraries_read_the_same_moment(String start) {
    var file = invitation(0, Instant.parse(start), false);
    for (var program : CalendarProgram.all()) {
      program.take(file);

      assertThat(program.entries())
          .containsExactly(
              new CalendarProgram.Entry(
                  "Feature store, später; 升级",
                  Instant.parse(start),
                  Instant.parse(start).plusSeconds(240)));
    }
  }

  @Test
  void an_invitation_says_from_whom_and_for_whom_it_is() {
    assertThat(invitation(0, Facts.NOON, false).replace("\r\n ", ""))
        .contains(
            "DTSTART:20260301T120000Z",
            "ATTENDEE;",
            "mailto:reader@example.org",
            "ORGANIZER:mailto:stepwise@example.org");
  }

  @Test
  void a_feed_has_every_entry_and_nobodys_address() {
    var feed =
        calendars.feed(
            "Stepwise",
            List.of(event("a", 0, Facts.NOON, false), event("b", 0, Facts.NOON, false)),
            Facts.NOON);

    assertThat(feed)
        .contains("UID:a@stepwise", "UID:b@stepwise", "X-WR-CALNAME:Stepwise")
        .doesNotContain("ATTENDEE", "ORGANIZER");
  }

  private String invitation(int sequence, Instant from, boolean cancelled) {
    var event = event("u-1", sequence, from, cancelled);
    return calendars
        .invitation(event, "stepwise@example.org", "reader@example.org", Facts.NOON)
        .text();
  }

  private static Event event(String upgrade, int sequence, Instant from, boolean cancelled) {
    return new Event(
        new CalendarEntry(upgrade + "@stepwise", sequence, from, from.plusSeconds(240), cancelled),
        new Message(
            "Feature store, später; 升级",
            "summary",
            Optional.empty(),
            List.of("Not available: writes"),
            "advice",
            Optional.empty(),
            "Upgrade: " + upgrade));
  }
}
