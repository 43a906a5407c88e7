package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.contracts.Become;
import dev.stepwise.contracts.InstalledHost;
import java.util.Optional;

/// How a program is run as another user: `sudo` asks with a prompt that nobody else can know, and
/// gets the password only then; the program is sent only when the other user's shell says that it
/// is there. So neither ever reads what is meant for the other.
///
/// @param user who logs in
/// @param nonce a word that nothing else prints
record Sudo(String user, Become become, String nonce) {
  /// None when the user that logs in is the one that is wanted.
  static Optional<Sudo> on(InstalledHost host, String nonce) {
    return host.become()
        .filter(become -> !become.user().equals(host.user()))
        .map(become -> new Sudo(host.user(), become, nonce));
  }

  /// What the login shell is to do; there is no secret in it.
  String command() {
    return "exec sudo -H %s -p %s -u %s -- /bin/sh -c 'cd 2>/dev/null || cd /; echo %s; exec /bin/sh -s'"
        .formatted(become.password().isPresent() ? "-S" : "-n", prompt(), become.user(), ready());
  }

  String prompt() {
    return nonce + "-password:";
  }

  String ready() {
    return nonce + "-ready";
  }

  /// What a program said on standard error, without what `sudo` said before it.
  String afterPrompt(String errors) {
    var asked = errors.lastIndexOf(prompt());
    return asked < 0 ? errors : errors.substring(asked + prompt().length());
  }
}
