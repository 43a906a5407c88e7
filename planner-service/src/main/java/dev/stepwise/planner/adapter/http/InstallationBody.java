package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.ApprovalRules;
import dev.stepwise.contracts.Bastion;
import dev.stepwise.contracts.Become;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.codec.Topics;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// An installation as people write it: what can be left out is optional, and a value of type `list`
/// may be a list of texts.
record InstallationBody(
    Optional<InstallationId> id,
    String platform,
    Optional<String> title,
    String topology,
    List<HostBody> hosts,
    Optional<SortedMap<String, TextOrList>> parameters,
    Optional<ApprovalRules> approvals) {
  /// A host as people write it.
  record HostBody(
      HostId id,
      List<String> roles,
      String address,
      Optional<Integer> port,
      String user,
      Optional<String> zone,
      List<String> hostKeys,
      Optional<SortedMap<String, TextOrList>> variables,
      Optional<List<BastionBody>> via,
      Optional<Become> become) {
    InstalledHost toHost() {
      return new InstalledHost(
          id,
          roles,
          address,
          port.orElse(22),
          user,
          zone.orElse(Topics.DEFAULT_ZONE),
          hostKeys,
          TextOrList.texts(variables),
          via.map(hops -> hops.stream().map(BastionBody::toBastion).toList()),
          become);
    }
  }

  /// A host on the way as people write it.
  record BastionBody(String address, Optional<Integer> port, String user, List<String> hostKeys) {
    Bastion toBastion() {
      return new Bastion(address, port.orElse(22), user, hostKeys);
    }
  }

  /// Fails with [IllegalArgumentException] when it names another installation than the path does.
  Installation toInstallation(InstallationId fromPath) {
    if (!id.orElse(fromPath).equals(fromPath)) {
      throw new IllegalArgumentException(
          "Expected id '%s' as in the path, but got '%s'".formatted(fromPath, id.get()));
    }
    return new Installation(
        fromPath,
        platform,
        title.orElse(fromPath.value()),
        topology,
        hosts.stream().map(HostBody::toHost).toList(),
        TextOrList.texts(parameters),
        approvals);
  }
}
