package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.contracts.InstalledHost;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The way to a host, hop by hop. Hosts behind the same bastions share the way to these.
record Route(List<Hop> hops) {
  Route {
    hops = List.copyOf(hops);
  }

  static Route to(InstalledHost host) {
    var bastions = host.via().stream().flatMap(List::stream).map(Hop::of);
    return new Route(Stream.concat(bastions, Stream.of(Hop.of(host))).toList());
  }

  /// Where it ends.
  Hop end() {
    return hops.getLast();
  }

  /// The way to the last bastion; nothing when it is direct.
  Optional<Route> before() {
    return hops.size() == 1
        ? Optional.empty()
        : Optional.of(new Route(hops.subList(0, hops.size() - 1)));
  }

  @Override
  public String toString() {
    return end()
        + before()
            .map(way ->
                " via " + way.hops().stream().map(Hop::toString).collect(Collectors.joining(", ")))
            .orElse("");
  }
}
