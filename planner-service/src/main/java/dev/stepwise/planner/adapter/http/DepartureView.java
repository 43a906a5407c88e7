package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.upgrade.Departures;
import dev.stepwise.contracts.upgrade.Halt;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Where an upgrade departs from its plan, as it is shown.
///
/// @param halt a pause, or with `forGood` a cancellation, that was asked for and has not come about
/// @param excluded the hosts that are left out for good, each with the reason
/// @param setAside the hosts that failed in the roll under way and wait for a decision
record DepartureView(
    Optional<Halt> halt, SortedMap<HostId, String> excluded, List<HostId> setAside) {
  static DepartureView of(Departures departures) {
    return new DepartureView(departures.halt(), departures.excluded(), departures.setAside());
  }
}
