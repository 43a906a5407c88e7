package dev.stepwise.signin;

/// The token that was shown has expired.
public final class SignInEnded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SignInEnded() {
    super("Expected a token that is still valid, but it has expired");
  }
}
