package dev.stepwise.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// The public key of a log in the form that C2SP `signed-note` v1 gives it, `NAME+ID+KEY`; it opens
/// what a [NoteSigner] has signed.
public final class VerifierKey {
  private static final String DASH = "\u2014 ";
  private static final int ID = 4;

  /// What stands before a raw Ed25519 key in its X.509 form (RFC 8410, section 4).
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String text;
  private final String name;
  private final byte[] id;
  private final PublicKey key;

  private VerifierKey(String text, String name, byte[] id, PublicKey key) {
    this.text = text;
    this.name = name;
    this.id = id;
    this.key = key;
  }

  /// Reads a key. Fails with [IllegalArgumentException] when it is none, or its id is not that of
  /// its name and key.
  public static VerifierKey parse(String text) {
    var parts = text.strip().split("\\+", 3);
    try {
      var typed = Base64.getDecoder().decode(parts[2]);
      var raw = Arrays.copyOfRange(typed, 1, typed.length);
      var x509 = Arrays.copyOf(X509, X509.length + raw.length);
      System.arraycopy(raw, 0, x509, X509.length, raw.length);
      var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
      var id = NoteSigner.keyId(parts[0], typed);
      if (typed[0] == NoteSigner.ED25519 && HexFormat.of().formatHex(id).equals(parts[1])) {
        return new VerifierKey(text.strip(), parts[0], id, key);
      }
    } catch (GeneralSecurityException | RuntimeException _) {
      // told below
    }
    throw new IllegalArgumentException(
        "Expected the key of a log, NAME+ID+KEY as GET /api/v1/checkpoint/key shows it, but got '%s'"
            .formatted(text.strip()));
  }

  /// Whose it is: the origin of the log.
  public String name() {
    return name;
  }

  /// The text of a note that this key has signed; empty when it has not. Signatures by others are
  /// allowed beside its own.
  public Optional<String> open(String note) {
    var end = note.lastIndexOf("\n\n");
    if (end < 0 || !note.endsWith("\n")) {
      return Optional.empty();
    }
    var signed = note.substring(0, end + 1);
    var signatures = note.substring(end + 2).lines();
    return signatures.anyMatch(line -> isMine(line, signed))
        ? Optional.of(signed)
        : Optional.empty();
  }

  private boolean isMine(String line, String signed) {
    var mine = DASH + name + " ";
    if (!line.startsWith(mine)) {
      return false;
    }
    try {
      var encoded = line.substring(mine.length());
      var bytes = Base64.getDecoder().decode(encoded);
      return Base64.getEncoder().encodeToString(bytes).equals(encoded)
          && Arrays.equals(Arrays.copyOf(bytes, ID), id)
          && verifies(signed, Arrays.copyOfRange(bytes, ID, bytes.length));
    } catch (GeneralSecurityException | RuntimeException _) {
      return false; // whatever it trips over, it is no signature
    }
  }

  private boolean verifies(String signed, byte[] signature) throws GeneralSecurityException {
    var verification = Signature.getInstance("Ed25519");
    verification.initVerify(key);
    verification.update(signed.getBytes(UTF_8));
    return verification.verify(signature);
  }

  @Override
  public String toString() {
    return text;
  }
}
