package dev.stepwise.contracts.signature;

import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// Reads one Ed25519 JWK. No message repeats what was read: it may be a private key.
final class Jwk {
  private Jwk() {}

  static OctetKeyPairJsonWebKey parse(String json) {
    try {
      return of(JsonUtil.parseJson(json));
    } catch (JoseException e) {
      throw new IllegalArgumentException("Expected a JWK (RFC 7517), but it is not JSON", e);
    }
  }

  static OctetKeyPairJsonWebKey of(Map<String, Object> members) {
    require("OKP", members, "kty");
    require("Ed25519", members, "crv");
    if (!(members.get("kid") instanceof String kid) || kid.isBlank()) {
      throw new IllegalArgumentException("Expected a JWK with a 'kid', but it has none");
    }
    try {
      return new OctetKeyPairJsonWebKey(members);
    } catch (JoseException | RuntimeException e) {
      throw new IllegalArgumentException(
          "Expected key '%s' to be an Ed25519 key, but it cannot be read".formatted(kid), e);
    }
  }

  private static void require(String expected, Map<String, Object> members, String name) {
    @Nullable Object actual = members.get(name);
    if (!expected.equals(actual)) {
      throw new IllegalArgumentException(
          "Expected a JWK with %s '%s', but got '%s'".formatted(name, expected, actual));
    }
  }
}
