package dev.stepwise.systemtests.campaign;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunSucceeded;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunUnknown;
import dev.stepwise.systemtests.campaign.History.Chronicle;
import java.util.Optional;
import java.util.stream.Stream;

/// How one attempt ended, as the planner recorded it.
///
/// @param mustHaveStarted whether it could not have ended so without its script
record Ended(AttemptId attempt, boolean mustHaveStarted, Output output) {
  static Stream<Ended> of(Chronicle upgrade) {
    return upgrade.events().stream().map(Ended::of).flatMap(Optional::stream);
  }

  private static Optional<Ended> of(UpgradeEvent event) {
    return event instanceof RunSucceeded e
        ? of(e.upgradeId(), e.stage(), e.host(), e.attempt(), true, e.output())
        : event instanceof RunFailed e
            ? of(e.upgradeId(), e.stage(), e.host(), e.attempt(), e.started(), e.output())
            : event instanceof RunUnknown e
                ? of(e.upgradeId(), e.stage(), e.host(), e.attempt(), false, e.output())
                : Optional.empty();
  }

  private static Optional<Ended> of(
      UpgradeId upgrade, int stage, HostId host, int number, boolean started, Output output) {
    return Optional.of(new Ended(new AttemptId(upgrade, stage, host, number), started, output));
  }

  /// The attempt's name.
  String name() {
    return attempt.value();
  }
}
