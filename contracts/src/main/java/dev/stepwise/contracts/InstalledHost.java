package dev.stepwise.contracts;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A host of an installation, and how to reach it.
///
/// @param roles what runs there, in the words of the playbook
/// @param address a name or an IP address, as the executor of the zone sees it
/// @param port of sshd, 1 to 65535
/// @param user to log in as
/// @param zone the executors that can reach it; commands go to the topic of that zone only
/// @param hostKeys the pinned public keys, each as in `known_hosts` without the name: `ssh-ed25519
///   AAAA…`. A host that shows another key is not spoken to. With `@cert-authority` before it, a
///   key may sign host keys; with `@revoked`, it is refused whoever signed it
/// @param variables what the playbook asks of each host, by upper-case name
/// @param via the way to it, in order from the executor on
/// @param become whom the user that logs in becomes there; without it everything is done as `user`
public record InstalledHost(
    HostId id,
    List<String> roles,
    String address,
    int port,
    String user,
    String zone,
    List<String> hostKeys,
    SortedMap<String, String> variables,
    Optional<List<Bastion>> via,
    Optional<Become> become) {
  /// Fails with [IllegalArgumentException] when there is no role, no host key, or the port or zone
  /// is not one.
  public InstalledHost {
    roles = List.copyOf(roles);
    hostKeys = List.copyOf(hostKeys);
    variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    via = via.map(List::copyOf);
    Names.require("zone", zone);
    if (roles.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected host '%s' to have a role, but it has none".formatted(id));
    }
    if (hostKeys.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected host '%s' to have a pinned host key such as 'ssh-ed25519 AAAA…' (ssh-keyscan shows it; compare it on the host), but it has none"
              .formatted(id));
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException(
          "Expected the port of host '%s' to be 1 to 65535, but it is %d".formatted(id, port));
    }
  }

  /// A host that is reached directly, where everything is done as the user that logs in.
  public InstalledHost(
      HostId id,
      List<String> roles,
      String address,
      int port,
      String user,
      String zone,
      List<String> hostKeys,
      SortedMap<String, String> variables) {
    this(
        id,
        roles,
        address,
        port,
        user,
        zone,
        hostKeys,
        variables,
        Optional.empty(),
        Optional.empty());
  }

  /// The same host, where everything is done as that user. Who logs in stays, and so does the
  /// password.
  public InstalledHost as(String other) {
    var becoming = new Become(other, become.flatMap(Become::password));
    return new InstalledHost(
        id, roles, address, port, user, zone, hostKeys, variables, via, Optional.of(becoming));
  }
}
