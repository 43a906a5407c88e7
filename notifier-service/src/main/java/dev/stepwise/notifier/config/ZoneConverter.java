package dev.stepwise.notifier.config;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/// Reads the name of a time zone. The usual way through [ZoneId#of] fails where none is given.
public final class ZoneConverter implements Converter<ZoneId> {
  private static final long serialVersionUID = 1;

  @Override
  public @Nullable ZoneId convert(String value) {
    if (value.isBlank()) {
      return null;
    }
    try {
      return ZoneId.of(value.strip());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "Expected a time zone such as Europe/Vienna, but got '%s'".formatted(value), e);
    }
  }
}
