package dev.stepwise.log.evidence;

import java.io.IOException;
import java.io.OutputStream;

/// What a file of a bundle holds. It can be written as often as wanted, and is the same each time.
@FunctionalInterface
public interface Content {
  void writeTo(OutputStream out) throws IOException;

  /// Bytes that are at hand; do not change them.
  static Content of(byte[] bytes) {
    return out -> out.write(bytes);
  }
}
