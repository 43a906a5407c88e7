package dev.stepwise.notifier;

import biweekly.Biweekly;
import biweekly.ICalendar;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;

/// A person's calendar, which takes what mails bring as RFC 5546 says: a higher sequence takes the
/// place of a lower one with the same uid, and `CANCEL` removes it.
public abstract sealed class CalendarProgram {
  /// What stands in the calendar.
  public record Entry(String summary, Instant from, Instant until) {}

  /// An entry as a file brings it.
  protected record Brought(String method, String uid, int sequence, Entry entry) {}

  private final Map<String, Brought> known = new HashMap<>();

  public static List<CalendarProgram> all() {
    return List.of(new OnIcal4j(), new OnBiweekly());
  }

  public void take(String file) {
    var brought = read(file);
    known.merge(
        brought.uid(),
        brought,
        (before, after) -> after.sequence() > before.sequence() ? after : before);
  }

  public List<Entry> entries() {
    return known.values().stream()
        .filter(it -> !it.method().equals("CANCEL"))
        .map(Brought::entry)
        .toList();
  }

  protected abstract Brought read(String file);

  @Override
  public String toString() {
    return getClass().getSimpleName();
  }

  private static final class OnIcal4j extends CalendarProgram {
    @Override
    protected Brought read(String file) {
      try {
        var calendar = new CalendarBuilder().build(new StringReader(file));
        calendar.validate(true);
        VEvent event = calendar.<VEvent>getComponent(Component.VEVENT).orElseThrow();
        return new Brought(
            calendar.getMethod().getValue(),
            event.getUid().orElseThrow().getValue(),
            event.getSequence().getSequenceNo(),
            new Entry(
                event.getSummary().getValue(),
                Instant.from(event.<Temporal>getStartDate().orElseThrow().getDate()),
                Instant.from(event.<Temporal>getEndDate().orElseThrow().getDate())));
      } catch (IOException | ParserException e) {
        throw new IllegalArgumentException("Expected a calendar, but got: " + file, e);
      }
    }
  }

  private static final class OnBiweekly extends CalendarProgram {
    @Override
    protected Brought read(String file) {
      ICalendar calendar = Biweekly.parse(file).first();
      var event = calendar.getEvents().getFirst();
      return new Brought(
          calendar.getMethod().getValue(),
          event.getUid().getValue(),
          event.getSequence().getValue(),
          new Entry(
              event.getSummary().getValue(),
              event.getDateStart().getValue().toInstant(),
              event.getDateEnd().getValue().toInstant()));
    }
  }
}
