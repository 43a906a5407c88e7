package dev.stepwise.audit.adapter.postgres;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// A payload as it is stored: compressed when that saves a tenth at least.
@SuppressWarnings("ArrayRecordComponent") // exact bytes; never compared as records
record Packed(byte[] bytes, String encoding) {
  private static final String IDENTITY = "identity";
  private static final String DEFLATE = "deflate";
  private static final int WORTH_TRYING = 512;

  /// No deflated text grows by more (zlib's technical details), whatever a forged size says.
  private static final long LARGEST_RATIO = 1032;

  static Packed of(byte[] payload) {
    if (payload.length >= WORTH_TRYING) {
      var small = new byte[payload.length * 9 / 10];
      try (var deflater = new Deflater(Deflater.BEST_SPEED)) {
        deflater.setInput(payload);
        deflater.finish();
        var length = deflater.deflate(small);
        if (deflater.finished()) {
          return new Packed(Arrays.copyOf(small, length), DEFLATE);
        }
      }
    }
    return new Packed(payload, IDENTITY);
  }

  /// The payload, when it unpacks to exactly that size.
  Optional<byte[]> unpack(long size) {
    return switch (encoding) {
      case IDENTITY -> Optional.of(bytes);
      case DEFLATE -> inflate(size);
      default -> Optional.empty();
    };
  }

  private Optional<byte[]> inflate(long size) {
    if (size > LARGEST_RATIO * bytes.length) {
      return Optional.empty();
    }
    try (var inflater = new Inflater()) {
      inflater.setInput(bytes);
      var payload = new byte[Math.toIntExact(size)];
      var length = inflater.inflate(payload);
      return length == size && inflater.inflate(new byte[1]) == 0 && inflater.finished()
          ? Optional.of(payload)
          : Optional.empty();
    } catch (DataFormatException | ArithmeticException _) {
      return Optional.empty();
    }
  }
}
