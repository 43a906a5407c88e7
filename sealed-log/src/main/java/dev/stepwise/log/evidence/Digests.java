package dev.stepwise.log.evidence;

import dev.stepwise.contracts.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The SHA-256 of contents that may be too large to hold.
public final class Digests {
  private Digests() {}

  /// The digest of a content.
  public static Sha256 of(Content content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
        content.writeTo(out);
      }
      return new Sha256(HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every Java platform to have SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read evidence, but " + e.getMessage(), e);
    }
  }
}
