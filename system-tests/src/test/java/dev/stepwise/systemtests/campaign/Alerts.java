package dev.stepwise.systemtests.campaign;

import dev.stepwise.cli.stack.LocalStack;
import dev.stepwise.contracts.alert.Refusal;
import dev.stepwise.contracts.codec.Topics;
import java.nio.charset.StandardCharsets;

/// What was refused, as everybody was told.
record Alerts(Wire wire) {
  private static final int ALL = 100_000;

  static Alerts of(LocalStack stack) {
    return new Alerts(Wire.of(stack));
  }

  /// How many records were refused because they were too old.
  long expired() {
    return wire.recordsOn(Topics.ALERTS, ALL).stream()
        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
        .filter(alert -> alert.contains('"' + Refusal.EXPIRED.name() + '"'))
        .count();
  }
}
