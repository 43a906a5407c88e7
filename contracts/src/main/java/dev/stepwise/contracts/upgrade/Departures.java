package dev.stepwise.contracts.upgrade;

import dev.stepwise.contracts.HostId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Where an upgrade departs from its plan, because people or thresholds have decided so.
///
/// @param halt what is to come about
/// @param excluded the hosts that are left out for good, each with the reason
/// @param setAside the hosts that failed in the roll under way and wait for a person
public record Departures(
    Optional<Halt> halt, SortedMap<HostId, String> excluded, List<HostId> setAside) {
  /// The plan is carried out as it is.
  public static final Departures NONE =
      new Departures(Optional.empty(), new TreeMap<>(), List.of());

  public Departures {
    excluded = Collections.unmodifiableSortedMap(new TreeMap<>(excluded));
    setAside = List.copyOf(setAside);
  }

  /// Whether nothing is done on that host for now.
  public boolean isOut(HostId host) {
    return excluded.containsKey(host) || setAside.contains(host);
  }

  /// Why nothing is done there; empty when it takes part.
  Optional<String> whyOut(HostId host) {
    return Optional.ofNullable(excluded.get(host))
        .map(reason -> "%s is excluded: %s".formatted(host, reason))
        .or(() ->
            setAside.contains(host)
                ? Optional.of("%s is set aside".formatted(host))
                : Optional.empty());
  }

  Departures halting(Optional<Halt> asked) {
    return new Departures(asked, excluded, setAside);
  }

  Departures excluding(HostId host, String reason) {
    var more = new TreeMap<>(excluded);
    more.put(host, reason);
    return new Departures(halt, more, setAside).takingBack(host);
  }

  Departures settingAside(HostId host) {
    return new Departures(
        halt, excluded, Stream.concat(setAside.stream(), Stream.of(host)).distinct().toList());
  }

  Departures takingBack(HostId host) {
    return new Departures(
        halt, excluded, setAside.stream().filter(other -> !other.equals(host)).toList());
  }
}
