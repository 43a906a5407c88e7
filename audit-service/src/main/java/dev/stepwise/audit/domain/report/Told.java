package dev.stepwise.audit.domain.report;

import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.codec.UnreadableMessage;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.log.Entry;
import java.util.List;
import java.util.Map;

/// An entry that is told of on the page: everything but output and signs of life.
@SuppressWarnings("ArrayRecordComponent") // exact bytes; never compared as records
public record Told(Entry entry, byte[] payload) {
  private static final String HEARTBEAT = "dev.stepwise.step.run-heartbeat.v1";

  /// Whether an entry is told of.
  public static boolean isWorth(Entry entry) {
    return !entry.source().topic().equals(Topics.STEP_OUTPUT)
        && !entry.attributes().type().equals(HEARTBEAT);
  }

  boolean isFrom(String topic) {
    return entry.source().topic().equals(topic);
  }

  /// Whether somebody decided it: it says by whom.
  boolean isDecision() {
    return message().containsKey("by");
  }

  /// Time, entry, who, what, details.
  List<String> row() {
    var attributes = entry.attributes();
    return List.of(
        attributes.time().orElse(""),
        Long.toString(entry.index()),
        attributes.source().orElse(""),
        words(attributes.type()),
        Details.of(message()));
  }

  /// `run succeeded` for `dev.stepwise.upgrade.run-succeeded.v1`.
  private static String words(String type) {
    var parts = type.split("\\.", -1);
    return parts.length < 2 ? type : parts[parts.length - 2].replace('-', ' ');
  }

  private Map<?, ?> message() {
    try {
      return Wire.decode(payload, Map.class);
    } catch (UnreadableMessage _) {
      return Map.of(); // sealed as it is
    }
  }
}
