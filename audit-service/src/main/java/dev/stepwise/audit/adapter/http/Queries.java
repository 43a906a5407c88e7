package dev.stepwise.audit.adapter.http;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Names;
import dev.stepwise.contracts.UpgradeId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads parameters, and says what they should be when they are not.
final class Queries {
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

  static Optional<Instant> moment(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
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
