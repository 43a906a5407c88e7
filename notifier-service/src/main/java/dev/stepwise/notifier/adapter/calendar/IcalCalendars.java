package dev.stepwise.notifier.adapter.calendar;

import dev.stepwise.notifier.application.Calendars;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
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

/// Calendar files by ical4j. The rules of the reader's zone go along, from ical4j's own tables: it
/// asks nobody on the network (`ical4j.properties`).
@ApplicationScoped
class IcalCalendars implements Calendars {
  private static final ProdId PRODUCT = new ProdId("-//Stepwise//Notices//EN");

  private final TimeZoneRegistry zones = TimeZoneRegistryFactory.getInstance().createRegistry();

  @Override
  public Invitation invitation(
      Event event, String organizer, String attendee, ZoneId zone, Instant now) {
    var method = event.entry().cancelled() ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST;
    var calendar = calendar(zone);
    calendar.add(method);
    var entry = entry(event, zone, now);
    entry.add(new Organizer(mailto(organizer)));
    entry.add(guest(attendee));
    calendar.add(entry);
    return new Invitation(method.getValue(), text(calendar));
  }

  @Override
  public String feed(String name, List<Event> events, ZoneId zone, Instant now) {
    var calendar = calendar(zone);
    calendar.add(new XProperty("X-WR-CALNAME", name));
    events.forEach(event -> calendar.add(entry(event, zone, now)));
    return text(calendar);
  }

  private Calendar calendar(ZoneId zone) {
    var calendar = new Calendar();
    calendar.add(PRODUCT);
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    rules(zone).ifPresent(rules -> calendar.add(rules.getVTimeZone()));
    return calendar;
  }

  private VEvent entry(Event event, ZoneId zone, Instant now) {
    var entry = event.entry();
    var component = new VEvent(false);
    component.add(new Uid(entry.uid()));
    component.add(new DtStamp(now));
    component.add(new Sequence(entry.sequence()));
    addTimes(component, event, zone);
    component.add(new Summary(event.message().subject()));
    component.add(new Description(event.message().asText()));
    component.add(
        entry.cancelled() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
    component.add(ImmutableTransp.TRANSPARENT); // nobody is busy because of it
    return component;
  }

  /// In UTC where there are no rules to send along, as for UTC itself.
  private void addTimes(VEvent component, Event event, ZoneId zone) {
    var from = event.entry().from();
    var until = event.entry().until();
    if (rules(zone).isPresent()) {
      component.add(new DtStart<>(from.atZone(zone)));
      component.add(new DtEnd<>(until.atZone(zone)));
    } else {
      component.add(new DtStart<>(from));
      component.add(new DtEnd<>(until));
    }
  }

  private Optional<TimeZone> rules(ZoneId zone) {
    return zone.getRules().isFixedOffset()
        ? Optional.empty()
        : Optional.ofNullable(zones.getTimeZone(zone.getId()));
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
      new CalendarOutputter().output(calendar, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
