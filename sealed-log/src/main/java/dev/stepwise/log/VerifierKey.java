package dev.stepwise.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// Checks the signatures of one key under notes: that of a log (C2SP `signed-note` v1, type 1) or
/// that of a witness, which says in addition when it signed (C2SP `tlog-cosignature`, type 4). Both
/// are Ed25519.
public final class VerifierKey {
  private static final byte LOG = 1;
  private static final byte WITNESS = 4;
  private static final int TIMESTAMP = Long.BYTES;
  private static final byte[] X509_START = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final String keyId;
  private final byte type;
  private final PublicKey key;

  private VerifierKey(String name, String keyId, byte type, PublicKey key) {
    this.name = name;
    this.keyId = keyId;
    this.type = type;
    this.key = key;
  }

  /// Reads `NAME+ID+KEY`, as [NoteSigner#verifierKey] writes it. Fails with
  /// [IllegalArgumentException] when it is none, is of another type, or its id is not that of its
  /// key.
  public static VerifierKey parse(String vkey) {
    var parts = vkey.strip().split("\\+", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException(
          "Expected a verifier key 'NAME+ID+KEY', but got '%s'".formatted(vkey.strip()));
    }
    var typed = Base64.getDecoder().decode(parts[2]);
    if (typed.length != 33 || (typed[0] != LOG && typed[0] != WITNESS)) {
      throw new IllegalArgumentException(
          "Expected an Ed25519 key of a log (type 1) or of a witness (type 4), but got %d bytes of type %d"
              .formatted(typed.length, typed.length == 0 ? 0 : typed[0]));
    }
    if (!keyId(parts[0], typed).equals(parts[1])) {
      throw new IllegalArgumentException(
          "Expected key id %s for that name and key, but got %s"
              .formatted(keyId(parts[0], typed), parts[1]));
    }
    return new VerifierKey(parts[0], parts[1], typed[0], publicKey(typed));
  }

  /// Whose key it is: the origin of a log, or the name of a witness.
  public String name() {
    return name;
  }

  /// Whether a signature under that text is this key's.
  public boolean verifies(String text, NoteSignature signature) {
    return signature.name().equals(name)
        && signature.keyId().equals(keyId)
        && verifies(text, signature.bytes());
  }

  private boolean verifies(String text, byte[] signature) {
    if (type == LOG) {
      return isSigned(text, signature);
    }
    if (signature.length <= TIMESTAMP) {
      return false;
    }
    var time = ByteBuffer.wrap(signature).getLong();
    var rest = Arrays.copyOfRange(signature, TIMESTAMP, signature.length);
    return time >= 0 && isSigned(cosigned(time, text), rest);
  }

  /// What a witness signs.
  static String cosigned(long time, String text) {
    return "cosignature/v1\ntime %d\n%s".formatted(time, text);
  }

  private boolean isSigned(String message, byte[] signature) {
    try {
      var check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      check.update(message.getBytes(UTF_8));
      return check.verify(signature);
    } catch (GeneralSecurityException _) {
      return false; // of the wrong length, for instance
    }
  }

  static String keyId(String name, byte[] typedKey) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update((name + '\n').getBytes(UTF_8));
      return HexFormat.of().formatHex(digest.digest(typedKey), 0, 4);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected every Java platform to have SHA-256", e);
    }
  }

  /// The raw key stands at the end of its X.509 form (RFC 8410, section 4).
  private static PublicKey publicKey(byte[] typed) {
    var x509 = Arrays.copyOf(X509_START, X509_START.length + typed.length - 1);
    System.arraycopy(typed, 1, x509, X509_START.length, typed.length - 1);
    try {
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("Expected an Ed25519 key, but " + e.getMessage(), e);
    }
  }
}
