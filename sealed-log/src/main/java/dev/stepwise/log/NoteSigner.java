package dev.stepwise.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// Signs texts as C2SP `signed-note` v1 with Ed25519, so that tools of others can check them.
public final class NoteSigner {
  private static final byte ED25519 = 1;
  private static final int RAW_KEY = 32;

  private final String name;
  private final KeyPair keys;
  private final byte[] typedKey;
  private final byte[] keyId;

  /// A signer of that name. Fails with [IllegalArgumentException] when the name has a space or a
  /// plus sign, or the keys are not Ed25519.
  public NoteSigner(String name, KeyPair keys) {
    if (!name.matches("[^\\s+]+") || !keys.getPublic().getAlgorithm().matches("EdDSA|Ed25519")) {
      throw new IllegalArgumentException(
          "Expected a name without spaces and plus signs and an Ed25519 key, but got '%s' and %s"
              .formatted(name, keys.getPublic().getAlgorithm()));
    }
    this.name = name;
    this.keys = keys;
    this.typedKey = typed(keys.getPublic().getEncoded());
    this.keyId = keyId(name, typedKey);
  }

  /// The text with its signature. The text ends with a line end.
  public String sign(String text) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(keys.getPrivate());
      signature.update(text.getBytes(UTF_8));
      return "%s\n\u2014 %s %s\n".formatted(text, name, base64(joined(keyId, signature.sign())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected every Java platform to have Ed25519", e);
    }
  }

  /// What others need to check signatures: name, key id and public key.
  public String verifierKey() {
    return "%s+%s+%s".formatted(name, HexFormat.of().formatHex(keyId), base64(typedKey));
  }

  /// The raw key stands at the end of its X.509 form (RFC 8410, section 4).
  private static byte[] typed(byte[] x509) {
    var raw = Arrays.copyOfRange(x509, x509.length - RAW_KEY, x509.length);
    return joined(new byte[] {ED25519}, raw);
  }

  private static byte[] keyId(String name, byte[] typedKey) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update((name + '\n').getBytes(UTF_8));
      return Arrays.copyOf(digest.digest(typedKey), 4);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected every Java platform to have SHA-256", e);
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    var both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
