package dev.stepwise.contracts.estate;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.Release;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where an installation stands.
///
/// @param release that it was last brought to; empty before the first upgrade
/// @param version grows with every fact about the installation itself
/// @param leases which upgrades hold its hosts, the youngest first
/// @param down what is not available because of an upgrade, with the words for people
public record Standing(
    Installation installation,
    Optional<Release> release,
    long version,
    List<Lease> leases,
    SortedMap<String, String> down) {
  public Standing {
    leases = List.copyOf(leases);
    down = Collections.unmodifiableSortedMap(new TreeMap<>(down));
  }
}
