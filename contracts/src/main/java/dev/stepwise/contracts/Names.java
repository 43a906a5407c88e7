package dev.stepwise.contracts;

import java.util.regex.Pattern;

/// The one form of every name: 1 to 100 characters of `A-Z a-z 0-9 . _ -`, the first a letter or a
/// digit. Such a name is safe as a folder on a host, a Kafka key, a path segment of a URL and a
/// shell word.
public final class Names {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private Names() {}

  /// Fails with [IllegalArgumentException] unless the value may serve as a name.
  public static void require(String what, String value) {
    if (!isName(value)) {
      throw new IllegalArgumentException(
          "Expected a %s of 1 to 100 characters out of A-Z a-z 0-9 . _ - that starts with a letter or digit, but got '%s'"
              .formatted(what, value));
    }
  }

  /// Whether a value may serve as a name.
  public static boolean isName(String value) {
    return FORM.matcher(value).matches();
  }
}
