package dev.stepwise.planner.adapter.http;

import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Who acts: the subject of the token. The one place that says so.
///
/// @param name at most 200 visible characters
record Actor(String name) {
  Actor {
    if (name.isBlank() || name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "Expected the subject of the token (sub) to be a name of at most 200 characters");
    }
  }

  /// Fails with [IllegalArgumentException] when the token names nobody.
  static Actor of(SecurityContext signedIn) {
    return new Actor(
        signedIn.getUserPrincipal() instanceof JsonWebToken token && token.getSubject() != null
            ? token.getSubject()
            : "");
  }
}
