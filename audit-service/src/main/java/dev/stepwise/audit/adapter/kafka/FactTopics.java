package dev.stepwise.audit.adapter.kafka;

import dev.stepwise.audit.config.AuditConfig;
import dev.stepwise.contracts.codec.Topics;
import java.util.List;
import java.util.stream.Stream;

/// The topics whose records are sealed: all that carry facts or commands. Dead-letter topics are
/// left out, because what is in them was sealed where it came from.
final class FactTopics {
  private FactTopics() {}

  static List<String> of(AuditConfig config) {
    return Stream.concat(
            Stream.of(
                Topics.UPGRADES,
                Topics.INSTALLATIONS,
                Topics.STEP_REPORTS,
                Topics.STEP_OUTPUT,
                Topics.NOTICES,
                Topics.ALERTS),
            config.zones().stream().map(Topics::steps))
        .toList();
  }
}
