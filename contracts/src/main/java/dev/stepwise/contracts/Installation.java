package dev.stepwise.contracts;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One running platform: its hosts by role, its topology and its parameters.
///
/// @param platform the playbook's name, such as `openmldb`
/// @param title what people call it
/// @param topology one of the topologies that the playbook knows
/// @param hosts at least one; ids are unique
/// @param parameters what the playbook asks of the whole installation, by upper-case name
/// @param approvals who has to agree with its plans; one person other than who asks when absent
public record Installation(
    InstallationId id,
    String platform,
    String title,
    String topology,
    List<InstalledHost> hosts,
    SortedMap<String, String> parameters,
    Optional<ApprovalRules> approvals) {
  /// Fails with [IllegalArgumentException] when there is no host, or two of the same id.
  public Installation {
    hosts = List.copyOf(hosts);
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    if (hosts.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected installation '%s' to have a host, but it has none".formatted(id));
    }
    if (hosts.stream().map(InstalledHost::id).distinct().count() != hosts.size()) {
      throw new IllegalArgumentException(
          "Expected the hosts of installation '%s' to have different ids, but two are the same"
              .formatted(id));
    }
  }

  /// An installation that says nothing about approvals.
  public Installation(
      InstallationId id,
      String platform,
      String title,
      String topology,
      List<InstalledHost> hosts,
      SortedMap<String, String> parameters) {
    this(id, platform, title, topology, hosts, parameters, Optional.empty());
  }

  /// The same under other rules of approval.
  public Installation with(ApprovalRules rules) {
    return new Installation(id, platform, title, topology, hosts, parameters, Optional.of(rules));
  }

  /// Who has to agree with its plans.
  public ApprovalRules approvalRules() {
    return approvals.orElse(ApprovalRules.DEFAULT);
  }

  /// The host of that id.
  public Optional<InstalledHost> host(HostId id) {
    return hosts.stream().filter(host -> host.id().equals(id)).findFirst();
  }

  /// The hosts that have a role, in the order in which they are listed.
  public List<InstalledHost> withRole(String role) {
    return hosts.stream().filter(host -> host.roles().contains(role)).toList();
  }

  /// The hosts of this one that another has, too, whatever each calls them. Addresses are compared
  /// as they are written: which names mean the same machine, only the executors of its zone can
  /// tell.
  public List<InstalledHost> sharedWith(Installation other) {
    var places = other.hosts().stream().map(Place::of).collect(Collectors.toSet());
    return hosts.stream().filter(host -> places.contains(Place.of(host))).toList();
  }

  private record Place(String zone, String address, int port) {
    static Place of(InstalledHost host) {
      return new Place(host.zone(), host.address().toLowerCase(Locale.ROOT), host.port());
    }
  }
}
