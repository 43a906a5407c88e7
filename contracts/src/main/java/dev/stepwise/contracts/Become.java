package dev.stepwise.contracts;

import java.util.Optional;
import java.util.regex.Pattern;

/// Whom the user that logs in becomes by `sudo`.
///
/// @param user as whom everything is done on the host: probes, steps, and what the ledger keeps
/// @param password what `sudo` asks of the user that logs in: a reference to a secret such as
///   `env:NAME` or `file:/path`, never the password itself. Without it `sudo` must not ask
public record Become(String user, Optional<String> password) {
  private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,31}");

  /// Fails with [IllegalArgumentException] when the user's name is not one that every host takes.
  public Become {
    if (!isUser(user)) {
      throw new IllegalArgumentException(
          "Expected the name of a user of the host, of letters, digits, '_', '.' and '-', but got '%s'"
              .formatted(user));
    }
  }

  /// Whether it is the name of a user that every host takes; nothing in it is special to a shell.
  public static boolean isUser(String name) {
    return USER.matcher(name).matches();
  }
}
