package dev.stepwise.notifier.adapter.calendar;

import dev.stepwise.notifier.application.Calendars;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/// Calendar files by ical4j.
@ApplicationScoped
class IcalCalendars implements Calendars {
  private static final ProdId PRODUCT = new ProdId("-//Stepwise//Notices//EN");

  /// The library would only log what it finds, and it finds every calendar in which nothing stands.
  private static final boolean UNCHECKED = false;

  @Override
  public Invitation invitation(Event event, String organizer, String attendee, Instant now) {
    var method = event.entry().cancelled() ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST;
    var calendar = calendar();
    calendar.add(method);
    var entry = entry(event, now);
    entry.add(new Organizer(mailto(organizer)));
    entry.add(guest(attendee));
    calendar.add(entry);
    return new Invitation(method.getValue(), text(calendar));
  }

  @Override
  public String feed(String name, List<Event> events, Instant now) {
    var calendar = calendar();
    calendar.add(new XProperty("X-WR-CALNAME", name));
    events.forEach(event -> calendar.add(entry(event, now)));
    return text(calendar);
  }

  private Calendar calendar() {
    var calendar = new Calendar();
    calendar.add(PRODUCT);
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    return calendar;
  }

  private VEvent entry(Event event, Instant now) {
    var entry = event.entry();
    var component = new VEvent(false);
    component.add(new Uid(entry.uid()));
    component.add(new DtStamp(now));
    component.add(new Sequence(entry.sequence()));
    component.add(new DtStart<>(entry.from()));
    component.add(new DtEnd<>(entry.until()));
    component.add(new Summary(event.message().subject()));
    component.add(new Description(event.message().asText()));
    component.add(
        entry.cancelled() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
    component.add(ImmutableTransp.TRANSPARENT); // nobody is busy because of it
    return component;
  }

  private static Attendee guest(String address) {
    var attendee = new Attendee(mailto(address));
    attendee.add(Role.REQ_PARTICIPANT);
    attendee.add(PartStat.NEEDS_ACTION);
    attendee.add(Rsvp.FALSE);
    return attendee;
  }

  private static URI mailto(String address) {
    return URI.create("mailto:" + address);
  }

  private static String text(Calendar calendar) {
    var text = new StringWriter();
    try {
      new CalendarOutputter(UNCHECKED).output(calendar, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
