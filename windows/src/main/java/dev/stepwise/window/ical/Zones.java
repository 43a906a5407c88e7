package dev.stepwise.window.ical;

import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;

/// Which zone of the IANA database a TZID means. That database is believed and not the file's own
/// VTIMEZONE, which is a copy of it from the day when the file was written.
///
/// @param timezones the file's VTIMEZONEs
/// @param floating whose time it is when a time names no zone
record Zones(List<Component> timezones, Optional<ZoneId> floating) {
  private static final TimeZoneRegistry ALIASES =
      TimeZoneRegistryFactory.getInstance().createRegistry();

  /// Fails with [UnusableLine] when there is no such zone.
  ZoneId of(ContentLine line) {
    return line.parameter("TZID")
        .map(id -> named(line, id))
        .or(() -> floating)
        .orElseThrow(() ->
            new UnusableLine(
                line,
                "Expected a time with TZID or in UTC, or a zone for the whole calendar, but '%s' names none"
                    .formatted(line.value())));
  }

  private ZoneId named(ContentLine line, String id) {
    return candidates(id)
        .filter(Zones::isKnown)
        .map(ZoneId::of)
        .findFirst()
        .orElseThrow(() ->
            new UnusableLine(
                line,
                "Expected TZID to be a zone of the IANA database, such as Europe/Berlin, but got '%s'"
                    .formatted(id)));
  }

  /// The name itself; as others write it, `/mozilla.org/…/Europe/Berlin`; what the VTIMEZONE says
  /// it is; what ical4j knows of names outside of the database, such as those of Windows.
  private Stream<String> candidates(String id) {
    return Stream.of(
            Stream.of(id),
            suffixes(id),
            timezones.stream()
                .filter(timezone -> timezone.text("TZID").equals(id))
                .map(timezone -> timezone.text("X-LIC-LOCATION")),
            alias(id).stream())
        .flatMap(names -> names);
  }

  private static Stream<String> suffixes(String id) {
    return Stream.iterate(id, text -> text.startsWith("/"), text -> text.substring(nextSlash(text)))
        .map(text -> text.substring(1));
  }

  private static int nextSlash(String text) {
    var next = text.indexOf('/', 1);
    return next < 0 ? text.length() : next;
  }

  private static Optional<String> alias(String id) {
    try {
      return Optional.ofNullable(ALIASES.getTimeZone(id)).map(TimeZone::getID);
    } catch (RuntimeException e) {
      // what it says to a name that it does not know
      return Optional.empty();
    }
  }

  private static boolean isKnown(String name) {
    return ZoneRulesProvider.getAvailableZoneIds().contains(name) && !name.startsWith("ical4j");
  }
}
