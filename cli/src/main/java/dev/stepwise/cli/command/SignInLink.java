package dev.stepwise.cli.command;

import java.net.URI;

/// A link that signs a browser in. Whoever has it is who it says, for as long as its token is good.
final class SignInLink {
  private SignInLink() {}

  static URI of(URI planner, String token) {
    return planner.resolve("/sign-in?token=" + token);
  }
}
