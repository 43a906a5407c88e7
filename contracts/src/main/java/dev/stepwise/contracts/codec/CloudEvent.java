package dev.stepwise.contracts.codec;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// A message as it travels: CloudEvents 1.0 in binary mode, so the record's value is the data and
/// the attributes are headers (Kafka Protocol Binding for CloudEvents, section 3.2).
///
/// @param id unique within its source; a repeated delivery has the same
/// @param source who said it, such as `/planner`
/// @param type see [Wire#typeOf]
/// @param subject what it is about, such as an upgrade's id
/// @param sequence the position in the subject's stream, for upgrade events (extension `sequence`)
/// @param data the JSON value's bytes; do not change them
@SuppressWarnings(
    "ArrayRecordComponent") // the exact bytes are what audit seals; never compared as records
public record CloudEvent(
    String id,
    URI source,
    String type,
    String subject,
    Instant time,
    OptionalLong sequence,
    byte[] data) {

  /// A message of ours, with its canonical bytes.
  public static CloudEvent of(
      String id, URI source, String subject, Instant time, OptionalLong sequence, Object message) {
    return new CloudEvent(
        id, source, Wire.typeOf(message), subject, time, sequence, Wire.encode(message));
  }

  /// The headers of the record, in UTF-8.
  public Map<String, byte[]> headers() {
    var headers = new LinkedHashMap<String, byte[]>();
    put(headers, "ce_specversion", "1.0");
    put(headers, "ce_id", id);
    put(headers, "ce_source", source.toString());
    put(headers, "ce_type", type);
    put(headers, "ce_subject", subject);
    put(headers, "ce_time", time.toString());
    sequence.ifPresent(value -> put(headers, "ce_sequence", Long.toString(value)));
    put(headers, "content-type", "application/json");
    return headers;
  }

  /// Reads a record. Fails with [UnreadableMessage] when a header is missing or is not what it
  /// should be.
  public static CloudEvent of(Map<String, byte[]> headers, byte[] data) {
    if (!"1.0".equals(get(headers, "ce_specversion"))) {
      throw new UnreadableMessage(
          "Expected CloudEvents 1.0, but got " + get(headers, "ce_specversion"), null);
    }
    try {
      var sequence = headers.get("ce_sequence");
      return new CloudEvent(
          get(headers, "ce_id"),
          URI.create(get(headers, "ce_source")),
          get(headers, "ce_type"),
          get(headers, "ce_subject"),
          Instant.parse(get(headers, "ce_time")),
          sequence == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text(sequence))),
          data);
    } catch (UnreadableMessage e) {
      throw e;
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw new UnreadableMessage("Expected CloudEvents headers, but " + e.getMessage(), e);
    }
  }

  /// The message inside.
  public <T> T message(Class<T> kind) {
    return Wire.decode(type, data, kind);
  }

  private static void put(Map<String, byte[]> headers, String name, String value) {
    headers.put(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static String get(Map<String, byte[]> headers, String name) {
    var value = headers.get(name);
    if (value == null) {
      throw new UnreadableMessage("Expected header " + name + ", but there is none", null);
    }
    return text(value);
  }

  private static String text(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }
}
