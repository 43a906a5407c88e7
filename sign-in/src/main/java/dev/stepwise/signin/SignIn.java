package dev.stepwise.signin;

import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// That somebody is signed in, for as long as the token says. A request is verified as it comes; an
/// answer that goes on and on has to end with this.
///
/// @param end the token's `exp`, without the tolerance for clocks that requests have
public record SignIn(Instant end) {
  /// The sign-in of a request whose answer goes on. Fails with [SignInEnded] when it is over, and
  /// for whoever came without a token.
  public static SignIn lasting(SecurityContext request, Instant now) {
    var signIn =
        request.getUserPrincipal() instanceof JsonWebToken token
            ? new SignIn(Instant.ofEpochSecond(token.getExpirationTime()))
            : new SignIn(Instant.MIN);
    signIn.requireAt(now);
    return signIn;
  }

  public boolean isOver(Instant now) {
    return !now.isBefore(end);
  }

  /// Fails with [SignInEnded] when it is over.
  public void requireAt(Instant now) {
    if (isOver(now)) {
      throw new SignInEnded();
    }
  }

  /// How much is left of it, or that length if that is less; nothing when it is over.
  public Duration leftUpTo(Duration most, Instant now) {
    if (isOver(now)) {
      return Duration.ZERO;
    }
    var left = Duration.between(now, end);
    return left.compareTo(most) < 0 ? left : most;
  }
}
