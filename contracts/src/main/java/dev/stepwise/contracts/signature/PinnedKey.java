package dev.stepwise.contracts.signature;

import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;

/// A public key that is believed.
///
/// @param kid its name
/// @param zone for whose hosts it may speak; empty for the planner's, which speaks for all
public record PinnedKey(String kid, Optional<String> zone, PublicKey key) {
  static PinnedKey of(Map<String, Object> members) {
    var jwk = Jwk.of(members);
    if (jwk.getPrivateKey() != null) {
      throw new IllegalArgumentException(
          "Expected the public half of key '%s' only, but its private member 'd' is there: whoever can read this could sign; make a new key"
              .formatted(jwk.getKeyId()));
    }
    return new PinnedKey(jwk.getKeyId(), zoneOf(members), jwk.getPublicKey());
  }

  Map<String, Object> members() {
    var jwk = new OctetKeyPairJsonWebKey(key);
    jwk.setKeyId(kid);
    var members =
        new LinkedHashMap<>(jwk.toParams(org.jose4j.jwk.JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
    zone.ifPresent(name -> members.put("zone", name));
    return members;
  }

  private static Optional<String> zoneOf(Map<String, Object> members) {
    return Optional.ofNullable(members.get("zone")).map(Object::toString);
  }
}
