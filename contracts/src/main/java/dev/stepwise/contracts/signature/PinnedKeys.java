package dev.stepwise.contracts.signature;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.stepwise.contracts.alert.Refusal;
import dev.stepwise.contracts.signature.Verification.Genuine;
import dev.stepwise.contracts.signature.Verification.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/// The keys that a service believes: a JWK Set (RFC 7517, section 5) of public Ed25519 keys. A key
/// that may speak only for the hosts of one zone has a member `"zone"` of our own.
///
/// Nothing in a record decides how it is verified: the algorithm is EdDSA, the key one of these by
/// its `kid`, the only critical header `b64`.
public final class PinnedKeys {
  /// The header that carries the signature.
  public static final String HEADER = "jws";

  private final Map<String, PinnedKey> keys;
  private final Map<String, Ed25519.Verifier> verifiers;

  private PinnedKeys(Collection<PinnedKey> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("Expected at least one key, but there is none");
    }
    this.keys =
        keys.stream()
            .collect(
                toMap(PinnedKey::kid, Function.identity(), PinnedKeys::sameName, TreeMap::new));
    this.verifiers =
        keys.stream()
            .collect(toUnmodifiableMap(PinnedKey::kid, key -> new Ed25519.Verifier(key.key())));
  }

  public static PinnedKeys of(Collection<PinnedKey> keys) {
    return new PinnedKeys(keys);
  }

  /// Reads a JWK Set. Fails with [IllegalArgumentException] when there is no key, a key is not an
  /// Ed25519 key with a `kid` of its own, or a private one is among them.
  public static PinnedKeys parse(String jwkSet) {
    try {
      if (JsonUtil.parseJson(jwkSet).get("keys") instanceof List<?> list) {
        return new PinnedKeys(list.stream().map(PinnedKeys::read).toList());
      }
    } catch (JoseException e) {
      throw new IllegalArgumentException("Expected a JWK Set (RFC 7517), but it is not JSON", e);
    }
    throw new IllegalArgumentException("Expected a JWK Set with a list 'keys', but there is none");
  }

  /// The JWK Set, the keys in the order of their names.
  public String toJson() {
    return JsonUtil.toJson(Map.of("keys", keys.values().stream().map(PinnedKey::members).toList()));
  }

  /// The name of the key that is said to have made a signature; empty when it is none. It proves
  /// nothing: see [#verify].
  public static Optional<String> kidOf(String jws) {
    try {
      return Optional.of(DetachedJws.parse(jws.getBytes(StandardCharsets.ISO_8859_1)).kid());
    } catch (ForgedSignature _) {
      return Optional.empty();
    }
  }

  /// The keys.
  public Collection<PinnedKey> all() {
    return List.copyOf(keys.values());
  }

  /// Whether a record is what the owner of one of these keys signed.
  ///
  /// @param headers of the record, all of them
  /// @param value of the record, the exact bytes
  public Verification verify(Map<String, byte[]> headers, byte[] value) {
    var jws = headers.get(HEADER);
    if (jws == null) {
      return new Refused(
          Refusal.UNSIGNED,
          "Expected a signature in header '%s', but there is none".formatted(HEADER));
    }
    try {
      var signature = DetachedJws.parse(jws);
      var key = pinned(signature.kid());
      signature.requireSignedBy(Objects.requireNonNull(verifiers.get(key.kid())), value);
      signature.requireBound(BoundAttributes.of(headers));
      return new Genuine(key.kid(), key.zone());
    } catch (ForgedSignature e) {
      return new Refused(Refusal.FORGED, e.reason());
    }
  }

  private PinnedKey pinned(String kid) throws ForgedSignature {
    var key = keys.get(kid);
    if (key == null) {
      throw new ForgedSignature(
          "Expected a signature by a pinned key, but '%s' is none".formatted(kid));
    }
    return key;
  }

  @SuppressWarnings("unchecked") // JSON objects have text as names
  private static PinnedKey read(Object jwk) {
    if (jwk instanceof Map<?, ?> members) {
      return PinnedKey.of((Map<String, Object>) members);
    }
    throw new IllegalArgumentException("Expected a list of JWKs, but one of them is no object");
  }

  private static PinnedKey sameName(PinnedKey one, PinnedKey other) {
    throw new IllegalArgumentException(
        "Expected every key to have a kid of its own, but two are called '%s'"
            .formatted(one.kid()));
  }
}
