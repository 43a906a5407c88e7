package dev.stepwise.log;

import java.util.Arrays;

/// One line of an output record, as evidence shows it or leaves it out.
public sealed interface SaltedLine {
  /// How many bytes a salt has.
  int SALT_LENGTH = 16;

  /// The hash that stands for the line in the tree, the same in either form.
  Hash hash();

  /// A line with its salt.
  ///
  /// @param bytes with the line feed, if it has one
  @SuppressWarnings("ArrayRecordComponent") // exact bytes; never compared as records
  record Shown(byte[] salt, byte[] bytes) implements SaltedLine {
    /// Fails with [IllegalArgumentException] when the salt has another length.
    public Shown {
      if (salt.length != SALT_LENGTH) {
        throw new IllegalArgumentException(
            "Expected a salt of %d bytes, but got %d".formatted(SALT_LENGTH, salt.length));
      }
    }

    @Override
    public Hash hash() {
      var leaf = Arrays.copyOf(salt, salt.length + bytes.length);
      System.arraycopy(bytes, 0, leaf, salt.length, bytes.length);
      return Hash.leaf(leaf);
    }
  }

  /// A line that was blanked.
  record Redacted(Hash hash) implements SaltedLine {}
}
