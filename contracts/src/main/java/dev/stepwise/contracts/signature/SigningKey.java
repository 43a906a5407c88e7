package dev.stepwise.contracts.signature;

import static org.jose4j.jwk.OctetKeyPairJsonWebKey.SUBTYPE_ED25519;

import dev.stepwise.contracts.codec.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.lang.JoseException;

/// The private key of a service: an Ed25519 key as a JWK (RFC 7517, RFC 8037) with a `kid`.
public final class SigningKey {
  private final OctetKeyPairJsonWebKey key;
  private final Ed25519.Signer signer;

  private SigningKey(OctetKeyPairJsonWebKey key) {
    this.key = key;
    this.signer = new Ed25519.Signer(key.getPrivateKey());
  }

  /// Reads a private JWK. Fails with [IllegalArgumentException], whose message never shows the key.
  public static SigningKey parse(String jwk) {
    var key = Jwk.parse(jwk);
    if (key.getPrivateKey() == null) {
      throw new IllegalArgumentException(
          "Expected a private JWK, but key '%s' has no member 'd'".formatted(key.getKeyId()));
    }
    return new SigningKey(key);
  }

  /// A new key.
  ///
  /// @param owner whose it is, such as `planner`; the key's name is that and the beginning of its
  ///   thumbprint (RFC 7638), so that an old and a new key of the same owner can be pinned at once
  public static SigningKey generate(String owner) {
    try {
      var key = OkpJwkGenerator.generateJwk(SUBTYPE_ED25519);
      key.setKeyId(
          owner + "-" + key.calculateBase64urlEncodedThumbprint("SHA-256").substring(0, 8));
      return new SigningKey(key);
    } catch (JoseException e) {
      throw new IllegalStateException("Expected every Java platform to have Ed25519", e);
    }
  }

  /// The name of the key.
  public String kid() {
    return key.getKeyId();
  }

  /// The private JWK, to be kept in a file that only its owner can read.
  public String toJson() {
    return key.toJson(OutputControlLevel.INCLUDE_PRIVATE);
  }

  /// The public half, to be pinned by those who are to believe this key.
  ///
  /// @param zone for whose hosts it may speak; empty for the planner's
  public PinnedKey pin(Optional<String> zone) {
    return new PinnedKey(kid(), zone, key.getPublicKey());
  }

  /// The headers of a record that carries the event: its own, and the signature.
  public Map<String, byte[]> sign(CloudEvent event) {
    var headers = new LinkedHashMap<>(event.headers());
    var jws = detached(BoundAttributes.of(headers), event.data());
    headers.put(PinnedKeys.HEADER, jws.getBytes(StandardCharsets.US_ASCII));
    return headers;
  }

  /// A token by which the owner shows another service who asks.
  public String sign(ServiceToken token, Instant now) {
    return token.sign(key.getPrivateKey(), kid(), now);
  }

  /// A digest of the data that tells nothing to anybody without this key, not even whether a guess
  /// at the data is right: HMAC-SHA-256 (RFC 2104).
  ///
  /// @param purpose what it is for, such as `secrets`; each has a key of its own, derived from this
  public byte[] mac(String purpose, byte[] data) {
    return signer.mac(purpose, data);
  }

  private String detached(Map<String, String> attributes, byte[] value) {
    var members = new LinkedHashMap<String, Object>();
    members.put("alg", "EdDSA");
    members.put("kid", kid());
    members.put("b64", false);
    members.put("crit", List.of("b64"));
    members.put("ce", attributes);
    var header = base64(JsonUtil.toJson(members).getBytes(StandardCharsets.UTF_8));
    return header + ".." + base64(signer.sign(DetachedJws.signed(header, value)));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
