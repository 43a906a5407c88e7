package dev.stepwise.audit.adapter.http;

import dev.stepwise.audit.domain.At;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Names;
import dev.stepwise.contracts.UpgradeId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads parameters, and says what they should be when they are not.
final class Queries {
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private static final String MOMENT =
      "the index of an entry such as 41, or a time with its offset such as 2026-01-01T02:00:00+01:00";

  private Queries() {}

  static UpgradeId upgrade(String text) {
    if (!Names.isName(text)) {
      throw new BadQuery(
          "Expected the id of an upgrade, such as u-1, but got '%s'".formatted(text));
    }
    return new UpgradeId(text);
  }

  static HostId host(@Nullable String text) {
    if (text == null || !Names.isName(text)) {
      throw new BadQuery("Expected 'host' to be the id of a host, but got '%s'".formatted(text));
    }
    return new HostId(text);
  }

  static long required(String name, @Nullable String text) {
    return number(name, text)
        .orElseThrow(
            () -> new BadQuery("Expected parameter '%s', but there is none".formatted(name)));
  }

  static OptionalLong number(String name, @Nullable String text) {
    if (text == null) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException _) {
      throw new BadQuery("Expected '%s' to be a number, but got '%s'".formatted(name, text));
    }
  }

  static int within(String name, OptionalLong value, int least, int most, int otherwise) {
    var number = value.orElse(otherwise);
    if (number < least || number > most) {
      throw new BadQuery(
          "Expected '%s' to be %d to %d, but got %d".formatted(name, least, most, number));
    }
    return (int) number;
  }

  /// The index of a stage.
  static int stage(@Nullable String text) {
    return within("stage", OptionalLong.of(required("stage", text)), 0, 1_000_000, 0);
  }

  /// The number of an attempt.
  static OptionalInt attempt(@Nullable String text) {
    return text == null
        ? OptionalInt.empty()
        : OptionalInt.of(within("attempt", number("attempt", text), 1, 1_000_000, 1));
  }

  /// The offset of a byte; 0 when it is not said.
  static long offset(@Nullable String text) {
    var offset = number("offset", text).orElse(0);
    if (offset < 0) {
      throw new BadQuery("Expected 'offset' to be 0 or more, but got %d".formatted(offset));
    }
    return offset;
  }

  /// What entries are looked for by; PostgreSQL takes no NUL.
  static Optional<String> text(String name, @Nullable String text) {
    if (text != null && text.indexOf('\0') >= 0) {
      throw new BadQuery("Expected '%s' to be a text, but it has a NUL in it".formatted(name));
    }
    return Optional.ofNullable(text);
  }

  /// A moment: now when it is not said, else an entry or a time.
  static At at(String name, @Nullable String text) {
    return text == null ? new At.Latest() : requiredAt(name, text);
  }

  /// The same, when it has to be said.
  static At requiredAt(String name, @Nullable String text) {
    if (text == null) {
      throw new BadQuery("Expected parameter '%s', %s, but there is none".formatted(name, MOMENT));
    }
    return text.matches("[0-9]{1,18}")
        ? new At.OfEntry(Long.parseLong(text))
        : new At.OfTime(time(name, text));
  }

  /// One that no clock of ours can have shown counts as the nearest that one can have.
  private static Instant time(String name, String text) {
    try {
      // in a query a plus sign is a space (application/x-www-form-urlencoded)
      var time = OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
      var past = time.isBefore(EARLIEST) ? EARLIEST : time;
      return past.isAfter(LATEST) ? LATEST : past;
    } catch (DateTimeParseException _) {
      throw new BadQuery("Expected '%s' to be %s, but got '%s'".formatted(name, MOMENT, text));
    }
  }

  /// A parameter that cannot be understood.
  static final class BadQuery extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadQuery(String message) {
      super(message);
    }
  }
}
