package dev.stepwise.planner.application;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstalledHost;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Which hosts two installations have in common, whatever each calls them. Addresses are compared
/// as they are written: which names mean the same machine, only the executors of its zone can tell.
final class SharedHosts {
  private SharedHosts() {}

  /// The hosts of the first that the second has, too.
  static List<InstalledHost> of(Installation one, Installation other) {
    var places = places(other);
    return one.hosts().stream().filter(host -> places.contains(Place.of(host))).toList();
  }

  private static Set<Place> places(Installation installation) {
    return installation.hosts().stream().map(Place::of).collect(Collectors.toSet());
  }

  private record Place(String zone, String address, int port) {
    static Place of(InstalledHost host) {
      return new Place(host.zone(), host.address().toLowerCase(Locale.ROOT), host.port());
    }
  }
}
