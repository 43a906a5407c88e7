package dev.stepwise.notifier.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads secrets from where configuration refers to: `env:NAME` or `file:/path`. No secret stands
/// in the configuration itself, which is shown and logged in more places than one thinks of.
public final class Secret {
  private static final String ENVIRONMENT = "env:";
  private static final String FILE = "file:";

  private Secret() {}

  /// The secret, without white space around it. Fails with [IllegalArgumentException], which names
  /// the setting and never its value, when the reference is none or leads nowhere.
  ///
  /// @param setting that holds the reference
  public static String read(String setting, String reference) {
    var value =
        reference.startsWith(ENVIRONMENT)
            ? Optional.ofNullable(System.getenv(reference.substring(ENVIRONMENT.length())))
            : file(setting, reference);
    return value
        .map(String::strip)
        .filter(secret -> !secret.isEmpty())
        .orElseThrow(() ->
            new IllegalArgumentException(
                "Expected what %s refers to to be there, but it is not".formatted(setting)));
  }

  private static Optional<String> file(String setting, String reference) {
    if (!reference.startsWith(FILE)) {
      throw new IllegalArgumentException(
          "Expected %s to be a reference, env:NAME or file:/path, but it is none"
              .formatted(setting));
    }
    try {
      return Optional.of(Files.readString(Path.of(reference.substring(FILE.length()))));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
