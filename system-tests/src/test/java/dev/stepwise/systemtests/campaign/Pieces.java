package dev.stepwise.systemtests.campaign;

import dev.stepwise.contracts.Sha256;
import java.util.Arrays;

/// Output put together out of chunks, which may overlap.
final class Pieces {
  private byte[] bytes = new byte[0];
  private boolean isWhole = true;

  boolean add(long offset, byte[] chunk) {
    var start = Math.toIntExact(offset);
    isWhole &= start <= bytes.length;
    bytes = Arrays.copyOf(bytes, Math.max(bytes.length, start + chunk.length));
    System.arraycopy(chunk, 0, bytes, start, chunk.length);
    return isWhole;
  }

  Sha256 digest() {
    return Sha256.of(bytes);
  }
}
