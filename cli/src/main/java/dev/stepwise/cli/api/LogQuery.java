package dev.stepwise.cli.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A question to the audit log.
///
/// @param path with what was given of its parameters
public record LogQuery(String path) {
  public static LogQuery of(String path) {
    return new LogQuery(path);
  }

  /// The same with one more parameter; without it when there is no value.
  public LogQuery with(String name, @Nullable Object value) {
    return value == null
        ? this
        : new LogQuery(
            path
                + (path.contains("?") ? "&" : "?")
                + name
                + "="
                + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
  }
}
