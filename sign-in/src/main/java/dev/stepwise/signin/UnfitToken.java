package dev.stepwise.signin;

import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;

/// Why a token is not believed, in words of our own: the library's messages repeat the token.
final class UnfitToken {
  private UnfitToken() {}

  /// How the sentence "Expected a token …, but" goes on.
  static String reason(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidJwtException invalid) {
        return reason(invalid);
      }
    }
    return "this one cannot be read";
  }

  private static String reason(InvalidJwtException invalid) {
    if (invalid.hasErrorCode(ErrorCodes.EXPIRED)) {
      return "this one has expired";
    }
    if (invalid.hasErrorCode(ErrorCodes.ISSUER_INVALID)
        || invalid.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
      return "this one is of another issuer";
    }
    if (invalid.hasErrorCode(ErrorCodes.AUDIENCE_INVALID)
        || invalid.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
      return "this one is for somebody else (aud)";
    }
    return invalid.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)
        ? "this one is not signed by the issuer's key"
        : "this one cannot be verified";
  }
}
