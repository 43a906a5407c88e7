package dev.stepwise.embedded.practice;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.embedded.FreePort;
import dev.stepwise.embedded.QuietLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A practice installation that can be upgraded over SSH: one server per host on 127.0.0.1, one
/// client key that may log in to all of them. Keys, ports, files and, when this process is killed,
/// running programs are found again by the next start on the same folder.
public final class PracticeRange implements AutoCloseable {
  private final Path range;
  private final String platform;
  private final PracticeDescription description;
  private final Power power;
  private final SshKey client;
  private final Map<String, PracticeHost> hosts = new LinkedHashMap<>();

  private PracticeRange(Path playbook, Path range, Servers servers) {
    var source = playbook.resolve("practice");
    this.range = range;
    this.platform = playbook.getFileName().toString();
    this.description = PracticeDescription.read(source);
    this.power = new Power(source, range);
    this.client = SshKey.in(range.resolve("id_ed25519"));
    description.hosts().keySet().forEach(id -> hosts.put(id, newHost(id, servers)));
  }

  /// Starts the range with SSH servers inside this process.
  ///
  /// @param playbook a playbook's folder that has a `practice` folder
  /// @param data the range's own folder; what an earlier range left there is found again
  public static PracticeRange start(Path playbook, Path data) {
    return start(playbook, data, InProcessServer::new);
  }

  static PracticeRange start(Path playbook, Path data, Servers servers) {
    QuietLog.onlyErrors();
    try {
      var range = Files.createDirectories(data).toRealPath();
      var started = new PracticeRange(playbook.toRealPath(), range, servers);
      started.open();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to start the practice range in " + data, e);
    }
  }

  private PracticeHost newHost(String id, Servers servers) {
    var folder = new HostFolder(range, id);
    int earlier = folder.earlierPort();
    int port = earlier != 0 && FreePort.isFree(earlier) ? earlier : FreePort.find();
    folder.keepPort(port);
    var key = SshKey.in(folder.secrets().resolve("host-key"));
    return new PracticeHost(folder, servers.serve(folder, port, client), key, port);
  }

  private void open() {
    power.setUpOnce();
    if (!power.isOn()) {
      hosts.values().forEach(PracticeHost::boot);
      power.on();
    }
    hosts.values().forEach(PracticeHost::open);
  }

  /// The installation as an operator would register it.
  public Installation installation() {
    return new Installation(
        new InstallationId(platform + "-practice"),
        platform,
        description.title(),
        description.topology(),
        hosts.values().stream().map(this::installed).toList(),
        filledIn(description.parameters(), Map.of("${PRACTICE_ROOT}", range.toString())));
  }

  private InstalledHost installed(PracticeHost host) {
    var described = Optional.ofNullable(description.hosts().get(host.id())).orElseThrow();
    var places =
        Map.of("${PRACTICE_ROOT}", range.toString(), "${HOST_ROOT}", host.root().toString());
    return new InstalledHost(
        new HostId(host.id()),
        described.roles(),
        "127.0.0.1",
        host.port(),
        System.getProperty("user.name"),
        Topics.DEFAULT_ZONE,
        List.of(host.hostKey()),
        filledIn(described.variables(), places));
  }

  private static SortedMap<String, String> filledIn(
      Map<String, String> values, Map<String, String> places) {
    var filled = new TreeMap<>(values);
    places.forEach((place, is) -> filled.replaceAll((_, value) -> value.replace(place, is)));
    return filled;
  }

  /// What the practice folder says of itself: releases and rules for comparing.
  public PracticeDescription description() {
    return description;
  }

  /// The private key that may log in to every host.
  public Path identity() {
    return client.file();
  }

  /// The host of that name. Fails with [IllegalArgumentException] when there is none.
  public PracticeHost host(String id) {
    return Optional.ofNullable(hosts.get(id))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "Expected one of the hosts %s, but got '%s'".formatted(hosts.keySet(), id)));
  }

  /// What every file of the installation is now, save volatile ones.
  public Snapshot snapshot() {
    return new Photographer(range, description.volatileFiles(), description.leftBehind()).take();
  }

  /// How often the work of each attempt was started on its host, by the attempt's name, as the
  /// ledgers on the hosts say.
  public SortedMap<String, Integer> ledgerStarts() {
    return new Ledgers(range.resolve("hosts")).starts();
  }

  /// Switches everything off: no process of any host is left.
  @Override
  public void close() {
    hosts.values().forEach(PracticeHost::close);
    power.off();
    hosts.values().forEach(PracticeHost::killEverything);
  }
}
