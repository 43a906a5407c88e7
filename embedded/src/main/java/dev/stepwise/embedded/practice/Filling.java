package dev.stepwise.embedded.practice;

import dev.stepwise.contracts.ApprovalRules;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.codec.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Fills the places of one range into a description, which gives an installation. Whoever asks for
/// an upgrade of it may approve it: it is for practice.
///
/// @param range the range's folder
/// @param secrets the folder of its secrets
/// @param reach of each host, by its id
record Filling(
    PracticeDescription description, Path range, Path secrets, Map<String, Reach> reach) {
  Installation installation(InstallationId id, String platform) {
    return new Installation(
        id,
        platform,
        description.title(),
        description.topology(),
        description.hosts().entrySet().stream()
            .map(host -> host(host.getKey(), host.getValue()))
            .toList(),
        parameters(),
        Optional.of(ApprovalRules.PRACTICE));
  }

  private SortedMap<String, String> parameters() {
    var parameters =
        filledIn(description.parameters(), Map.of("${PRACTICE_ROOT}", range.toString()));
    description
        .secrets()
        .keySet()
        .forEach(name -> parameters.put(name, new PracticeSecrets(secrets).reference(name)));
    return parameters;
  }

  private InstalledHost host(String id, PracticeDescription.Host described) {
    var places =
        Map.of(
            "${PRACTICE_ROOT}",
            range.toString(),
            "${HOST_ROOT}",
            new HostFolder(range, id).root().toString());
    var door = reach.getOrDefault(id, Reach.NONE);
    return new InstalledHost(
        new HostId(id),
        described.roles(),
        "127.0.0.1",
        door.port(),
        System.getProperty("user.name"),
        Topics.DEFAULT_ZONE,
        List.of(door.hostKey()),
        filledIn(described.variables(), places));
  }

  private static SortedMap<String, String> filledIn(
      Map<String, String> values, Map<String, String> places) {
    var filled = new TreeMap<>(values);
    places.forEach((place, is) -> filled.replaceAll((_, value) -> value.replace(place, is)));
    return filled;
  }
}
