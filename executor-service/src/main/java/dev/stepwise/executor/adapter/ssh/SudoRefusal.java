package dev.stepwise.executor.adapter.ssh;

/// Why `sudo` did not let us become another user, in words for people: what is wrong, and what
/// would be right.
final class SudoRefusal {
  private SudoRefusal() {}

  /// @param said what `sudo` printed
  /// @param exitCode how it ended; -1 when it did not
  static String words(Sudo sudo, String said, int exitCode) {
    return "Expected %s to become %s by sudo, but %s"
        .formatted(sudo.user(), sudo.become().user(), reason(sudo, said, exitCode));
  }

  private static String reason(Sudo sudo, String said, int exitCode) {
    if (said.contains(sudo.prompt()) || said.contains("incorrect password")) {
      return "the password is wrong: become.password must name the secret that holds the password of %s"
          .formatted(sudo.user());
    }
    if (said.contains("a password is required") || said.contains("authentication is required")) {
      return "it asks for the password of %s, and become.password names none (or allow it NOPASSWD)"
          .formatted(sudo.user());
    }
    if (said.contains("tty") || said.contains("a terminal is required")) {
      return "it wants a terminal: write `Defaults:%s !requiretty` into sudoers"
          .formatted(sudo.user());
    }
    if (said.contains("unknown user") || said.contains("does not exist")) {
      return "there is no such user on the host";
    }
    if (said.contains("not in the sudoers")
        || said.contains("not allowed")
        || said.contains("may not run")) {
      return "it is not allowed to: write `%s ALL=(%s) ALL` into sudoers"
          .formatted(sudo.user(), sudo.become().user());
    }
    if (exitCode == 127 || said.contains("not found")) {
      return "there is no sudo on the host";
    }
    return "it ended with %d before it was there".formatted(exitCode);
  }
}
