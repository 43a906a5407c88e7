package dev.stepwise.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A hash in the tree: 32 bytes of SHA-256, with leaves and inner nodes told apart by their first
/// byte (RFC 9162, section 2.1.1), so that neither can pass for the other.
public final class Hash {
  /// The root of the tree without leaves.
  public static final Hash EMPTY = new Hash(sha256().digest());

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /// A stored hash. Fails with [IllegalArgumentException] unless there are 32 bytes.
  public static Hash of(byte[] bytes) {
    if (bytes.length != 32) {
      throw new IllegalArgumentException(
          "Expected a hash of 32 bytes, but got %d".formatted(bytes.length));
    }
    return new Hash(bytes.clone());
  }

  /// The hash of a leaf's bytes.
  public static Hash leaf(byte[] leaf) {
    var digest = sha256();
    digest.update(LEAF);
    return new Hash(digest.digest(leaf));
  }

  /// The hash of two subtrees side by side.
  static Hash node(Hash left, Hash right) {
    var digest = sha256();
    digest.update(NODE);
    digest.update(left.bytes);
    return new Hash(digest.digest(right.bytes));
  }

  /// A copy of the 32 bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// As in checkpoints (RFC 4648, section 4).
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// The hash that [#base64] wrote. Fails with [IllegalArgumentException] on anything else.
  public static Hash ofBase64(String text) {
    var hash = of(Base64.getDecoder().decode(text));
    if (!hash.base64().equals(text)) { // bits that mean nothing could be changed unseen
      throw new IllegalArgumentException(
          "Expected base64 (RFC 4648), but got '%s'".formatted(text));
    }
    return hash;
  }

  /// The hash that [#toString] wrote. Fails with [IllegalArgumentException] on anything else.
  public static Hash ofHex(String text) {
    var hash = of(HexFormat.of().parseHex(text));
    if (!hash.toString().equals(text)) {
      throw new IllegalArgumentException(
          "Expected a hash in lower-case hexadecimal, but got '%s'".formatted(text));
    }
    return hash;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every Java platform to have SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
