package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.application.RecordedEvent;

/// A fact as it is shown.
///
/// @param sequence 1 for the first fact of an upgrade
/// @param type as on the bus, such as `dev.stepwise.upgrade.run-succeeded.v1`
record EventView(long sequence, String type, UpgradeEvent data) {
  static EventView of(RecordedEvent recorded) {
    return new EventView(recorded.version(), Wire.typeOf(recorded.event()), recorded.event());
  }

  /// The part that tells events of an upgrade apart, such as `run-succeeded`.
  String shortType() {
    var withoutVersion = type.substring(0, type.lastIndexOf('.'));
    return withoutVersion.substring(withoutVersion.lastIndexOf('.') + 1);
  }
}
