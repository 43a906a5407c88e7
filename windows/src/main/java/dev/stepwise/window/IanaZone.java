package dev.stepwise.window;

import java.time.ZoneId;

/// Names of the IANA time zone database. What the JDK takes besides, such as `UTC-5`, has no rules
/// of its own and is no place.
public final class IanaZone {
  private IanaZone() {}

  /// Whether there is such a zone.
  public static boolean isOne(String name) {
    return ZoneId.getAvailableZoneIds().contains(name);
  }

  /// The zone of that name. Fails with [IllegalArgumentException] when there is none.
  public static ZoneId of(String name) {
    if (!isOne(name)) {
      throw new IllegalArgumentException(
          "Expected a zone of the IANA database, such as Europe/Berlin, but got '%s'"
              .formatted(name));
    }
    return ZoneId.of(name);
  }
}
