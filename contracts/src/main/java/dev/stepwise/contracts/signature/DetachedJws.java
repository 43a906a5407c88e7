package dev.stepwise.contracts.signature;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// A detached JWS in its one form: `HEADER..SIGNATURE`, both base64url without padding (RFC 7515,
/// section 2), the header with exactly the members that [SigningKey] writes.
///
/// @param header as it stands, in base64url: what is signed begins with it
/// @param signature over the header, a dot and the payload as it is (RFC 7797, section 5.1)
/// @param kid the key that is said to have signed it
/// @param attributes those of the record that it was made for
@SuppressWarnings("ArrayRecordComponent") // never compared as records
record DetachedJws(String header, byte[] signature, String kid, Map<?, ?> attributes) {
  private static final Set<String> MEMBERS = Set.of("alg", "b64", "ce", "crit", "kid");

  static DetachedJws parse(byte[] header) throws ForgedSignature {
    var text = new String(header, StandardCharsets.ISO_8859_1);
    var parts = text.split("\\.", -1);
    if (parts.length != 3 || !parts[1].isEmpty()) {
      throw new ForgedSignature("Expected a detached JWS, but it has another form");
    }
    return of(parts[0], requireCanonical(parts[2]), members(requireCanonical(parts[0])));
  }

  private static DetachedJws of(String header, byte[] signature, Map<String, Object> members)
      throws ForgedSignature {
    require(MEMBERS.equals(members.keySet()), "the header members " + MEMBERS, members.keySet());
    require("EdDSA".equals(members.get("alg")), "alg EdDSA", members.get("alg"));
    require(Boolean.FALSE.equals(members.get("b64")), "b64 false", members.get("b64"));
    require(List.of("b64").equals(members.get("crit")), "crit [b64]", members.get("crit"));
    if (members.get("kid") instanceof String kid && members.get("ce") instanceof Map<?, ?> ce) {
      return new DetachedJws(header, signature, kid, ce);
    }
    throw new ForgedSignature("Expected kid to be a text and ce an object, but they are not");
  }

  /// That the owner of the key signed this header and exactly these bytes.
  void requireSignedBy(Ed25519.Verifier key, byte[] value) throws ForgedSignature {
    if (!key.isSigned(signed(header, value), signature)) {
      throw new ForgedSignature(
          "Expected the bytes that key '%s' signed, but they are others".formatted(kid));
    }
  }

  /// The bytes that are signed.
  static byte[] signed(String header, byte[] value) {
    var begin = (header + ".").getBytes(StandardCharsets.US_ASCII);
    var all = Arrays.copyOf(begin, begin.length + value.length);
    System.arraycopy(value, 0, all, begin.length, value.length);
    return all;
  }

  /// That it was made for a record with these attributes.
  void requireBound(Map<String, String> actual) throws ForgedSignature {
    if (!attributes.equals(actual)) {
      throw new ForgedSignature(
          "Expected the attributes %s that were signed, but got %s".formatted(attributes, actual));
    }
  }

  private static Map<String, Object> members(byte[] json) throws ForgedSignature {
    try {
      return JsonUtil.parseJson(new String(json, StandardCharsets.UTF_8));
    } catch (JoseException _) {
      throw new ForgedSignature("Expected the header of a JWS to be JSON, but it is not");
    }
  }

  /// Bits that decode to nothing would be a place where a signed record could be changed.
  private static byte[] requireCanonical(String part) throws ForgedSignature {
    try {
      var bytes = Base64.getUrlDecoder().decode(part);
      if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
        return bytes;
      }
    } catch (IllegalArgumentException _) {
      // told below
    }
    throw new ForgedSignature("Expected base64url (RFC 7515, section 2), but it is not");
  }

  private static void require(boolean holds, String expected, @Nullable Object actual)
      throws ForgedSignature {
    if (!holds) {
      throw new ForgedSignature("Expected %s, but got %s".formatted(expected, actual));
    }
  }
}
