package dev.stepwise.contracts.signature;

import java.util.Arrays;
import java.util.Locale;

/// What a service starts with only when the setting [Safeguards#ALLOWED] names it. That host keys
/// are not checked is none of these: nothing switches it off.
public enum Danger {
  /// What services say to each other is sent in the clear.
  PLAIN_KAFKA,
  /// Whoever can read the key file of a local stack can sign in as anybody.
  LOCAL_ISSUER,
  /// Nobody can sign in.
  NO_ISSUER;

  /// As the setting names it, such as `plain-kafka`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Fails with [IllegalArgumentException] that lists the words when it is none of them.
  static Danger of(String word) {
    return Arrays.stream(values())
        .filter(danger -> danger.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "Expected %s to name some of %s, but got '%s'"
                    .formatted(
                        Safeguards.ALLOWED,
                        Arrays.stream(values()).map(Danger::word).toList(),
                        word)));
  }
}
