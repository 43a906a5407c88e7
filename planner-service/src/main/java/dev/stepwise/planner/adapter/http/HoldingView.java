package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.planner.application.LiveUpgrade;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The hosts that an upgrade holds, so that no other gets them.
record HoldingView(Instant since, List<HostId> hosts) {
  static Optional<HoldingView> of(LiveUpgrade live) {
    var known = live.known();
    return known.state().isOver()
        ? Optional.empty()
        : live.state()
            .about()
            .map(installation ->
                new HoldingView(
                    known.requestedAt(),
                    installation.hosts().stream().map(InstalledHost::id).toList()));
  }
}
