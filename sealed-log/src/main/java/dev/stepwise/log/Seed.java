package dev.stepwise.log;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The random secret of one entry, from which the salts of its lines follow. Kept beside the entry,
/// so that lines can be shown, and never handed on, so that a line which is not shown cannot be
/// guessed.
public final class Seed {
  /// How many bytes a seed has.
  public static final int LENGTH = 32;

  private static final String HMAC = "HmacSHA256";

  private final byte[] bytes;

  private Seed(byte[] bytes) {
    this.bytes = bytes;
  }

  /// A seed of random bytes. Fails with [IllegalArgumentException] unless there are 32.
  public static Seed of(byte[] random) {
    if (random.length != LENGTH) {
      throw new IllegalArgumentException(
          "Expected a seed of %d bytes, but got %d".formatted(LENGTH, random.length));
    }
    return new Seed(random.clone());
  }

  /// A copy of the bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// The salts of the lines 0, 1, 2 …
  Salts salts() {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(bytes, HMAC));
      return index ->
          Arrays.copyOf(
              mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(index).array()),
              SaltedLine.SALT_LENGTH);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected every Java platform to have " + HMAC, e);
    }
  }

  /// The salt of each line.
  @FunctionalInterface
  interface Salts {
    byte[] of(long index);
  }
}
