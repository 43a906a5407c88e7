package dev.stepwise.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.StepOutput;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// A record of output taken apart: the JSON around its text, and the text.
///
/// @param frame the record's JSON with an empty `data`
/// @param text the bytes that were printed
@SuppressWarnings("ArrayRecordComponent") // exact bytes; never compared as records
record OutputRecord(byte[] frame, byte[] text) {
  private static final String EMPTY = "\"data\":\"\"";

  /// Takes a payload apart; empty when it cannot be put together again from that, byte for byte.
  static Optional<OutputRecord> of(byte[] payload) {
    try {
      var chunk = Wire.decode(payload, StepOutput.class);
      var frame = Wire.encode(new StepOutput(chunk.attempt(), chunk.offset(), ""));
      var record = new OutputRecord(frame, Base64.getDecoder().decode(chunk.data()));
      return Arrays.equals(record.payload(), payload) ? Optional.of(record) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // sealed by its digest, like everything else
    }
  }

  /// The exact bytes of the record. Fails with [IllegalArgumentException] when the frame has no
  /// place for the text.
  byte[] payload() {
    var json = new String(frame, UTF_8);
    var at = json.indexOf(EMPTY);
    if (at < 0) {
      throw new IllegalArgumentException("Expected an output record with %s".formatted(EMPTY));
    }
    var middle = at + EMPTY.length() - 1;
    var data = Base64.getEncoder().encodeToString(text);
    return (json.substring(0, middle) + data + json.substring(middle)).getBytes(UTF_8);
  }
}
