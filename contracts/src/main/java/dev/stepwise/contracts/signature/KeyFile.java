package dev.stepwise.contracts.signature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A file of keys, as a setting names it. Every failure is an [IllegalArgumentException] whose
/// message says what was expected; what to do then is said by [RequiredKeys].
///
/// @param setting such as `planner.signing-key`
/// @param path empty when it is not set
public record KeyFile(String setting, Optional<Path> path) {
  static final String ADVICE =
      "`stepwise keys --out DIR` writes all key files and says which setting names which";

  /// The private key in it.
  public SigningKey signingKey() {
    return read("a private key (JWK)", SigningKey::parse);
  }

  /// The public keys in it.
  public PinnedKeys pinnedKeys() {
    return read("public keys (JWK Set)", PinnedKeys::parse);
  }

  /// The public keys in it, each of which must name its zone.
  public PinnedKeys pinnedKeysOfZones() {
    return read("public keys (JWK Set), each with its zone", KeyFile::withZones);
  }

  private static PinnedKeys withZones(String text) {
    var keys = PinnedKeys.parse(text);
    for (var key : keys.all()) {
      if (key.zone().isEmpty()) {
        throw new IllegalArgumentException(
            "Expected key '%s' to have a member 'zone', but it has none".formatted(key.kid()));
      }
    }
    return keys;
  }

  private <T> T read(String what, Function<String, T> parse) {
    var file = path.orElseThrow(() -> unlike(what, "it is not set", null));
    try {
      return parse.apply(Files.readString(file));
    } catch (IOException e) {
      throw unlike(what, "%s cannot be read: %s".formatted(file, e), e);
    } catch (IllegalArgumentException e) {
      throw unlike(what, "of %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private IllegalArgumentException unlike(String what, String but, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "Expected %s to name a file with %s, but %s".formatted(setting, what, but), cause);
  }
}
