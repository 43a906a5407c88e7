package dev.stepwise.systemtests.campaign;

import dev.stepwise.contracts.InstalledHost;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A relay in front of each host.
///
/// @param byHost by the host's id
record Relays(Map<String, Relay> byHost) implements AutoCloseable {
  Relays() {
    this(new ConcurrentHashMap<>());
  }

  /// The host as it is reached through a relay of its own.
  InstalledHost before(InstalledHost host) {
    var relay = byHost.computeIfAbsent(host.id().value(), _ -> Relay.to(host.port()));
    return new InstalledHost(
        host.id(),
        host.roles(),
        host.address(),
        relay.port(),
        host.user(),
        host.zone(),
        host.hostKeys(),
        host.variables(),
        host.via(),
        host.become());
  }

  Collection<Relay> all() {
    return byHost.values();
  }

  @Override
  public void close() {
    all().forEach(Relay::close);
  }
}
