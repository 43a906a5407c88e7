package dev.stepwise.contracts.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.plan.Plan;
import java.io.IOException;

/// JSON values and their type names. The bytes are canonical (properties and keys sorted, nothing
/// absent written), so the hash of a value is the hash of its bytes.
public final class Wire {
  private static final ObjectMapper MAPPER = WireMapper.create();

  private Wire() {}

  /// The mapper, for those who embed wire values in documents of their own. Do not configure it.
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /// The type name of a message, such as `dev.stepwise.upgrade.plan-proposed.v1`.
  public static String typeOf(Object message) {
    return TypeNames.of(message.getClass());
  }

  /// The canonical bytes of a value.
  public static byte[] encode(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Expected " + value.getClass() + " to have a wire form", e);
    }
  }

  /// The value of some bytes. Fails with [UnreadableMessage] when they are not JSON of that form.
  public static <T> T decode(byte[] bytes, Class<T> type) {
    try {
      var value = MAPPER.readValue(bytes, type);
      if (value == null) {
        throw new UnreadableMessage("Expected a " + type.getSimpleName() + ", but got null", null);
      }
      return value;
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableMessage(
          "Expected a " + type.getSimpleName() + ", but " + e.getMessage(), e);
    }
  }

  /// The message of a type name. Fails with [UnreadableMessage] when the name is unknown, names
  /// another kind of message, or the bytes are not of that form.
  public static <T> T decode(String type, byte[] bytes, Class<T> kind) {
    var named = TypeNames.named(type);
    if (!kind.isAssignableFrom(named)) {
      throw new UnreadableMessage(
          "Expected a " + kind.getSimpleName() + ", but got type '" + type + "'", null);
    }
    return kind.cast(decode(bytes, named));
  }

  /// The name of a plan: the SHA-256 of its canonical bytes. Approvals are bound to it.
  public static Sha256 hashOf(Plan plan) {
    return Sha256.of(encode(plan));
  }
}
