package dev.stepwise.embedded.practice;

import dev.stepwise.contracts.Installation;
import dev.stepwise.embedded.FreePort;
import dev.stepwise.embedded.QuietLog;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A practice installation that can be upgraded over SSH: one server per host on 127.0.0.1, one
/// client key that may log in to all of them. Keys, ports, files and, when this process is killed,
/// running programs are found again by the next start on the same folder.
public final class PracticeRange implements AutoCloseable {
  private final PracticeInstallation practice;
  private final SshKey client;
  private final Map<String, PracticeHost> hosts = new LinkedHashMap<>();

  private PracticeRange(PracticeInstallation practice, Servers servers) {
    this.practice = practice;
    this.client = SshKey.in(practice.folder().resolve("id_ed25519"));
    description().hosts().keySet().forEach(id -> hosts.put(id, newHost(id, servers)));
  }

  /// Starts the range of the default scenario with SSH servers inside this process.
  ///
  /// @param playbook a playbook's folder that has a `practice` folder
  /// @param data the range's own folder; what an earlier range left there is found again
  public static PracticeRange start(Path playbook, Path data) {
    return start(playbook, data, PracticeDescription.DEFAULT);
  }

  /// Starts the range of a scenario with SSH servers inside this process.
  public static PracticeRange start(Path playbook, Path data, String scenario) {
    return start(playbook, data, data.resolve("secrets"), scenario);
  }

  /// Starts the range of a scenario with SSH servers inside this process.
  ///
  /// @param secrets the folder in which its secrets are kept, for executors to read
  public static PracticeRange start(Path playbook, Path data, Path secrets, String scenario) {
    return start(PracticeInstallation.in(playbook, data, secrets, scenario), InProcessServer::new);
  }

  static PracticeRange start(PracticeInstallation practice, Servers servers) {
    QuietLog.onlyErrors();
    var started = new PracticeRange(practice, servers);
    practice.switchOn();
    started.hosts.values().forEach(PracticeHost::open);
    return started;
  }

  private PracticeHost newHost(String id, Servers servers) {
    var folder = practice.hostFolder(id);
    int earlier = folder.earlierPort();
    int port = earlier != 0 && FreePort.isFree(earlier) ? earlier : FreePort.find();
    folder.keepPort(port);
    var key = SshKey.in(folder.secrets().resolve("host-key"));
    return new PracticeHost(folder, servers.serve(folder, port, client), key, port);
  }

  /// The installation as an operator would register it.
  public Installation installation() {
    var reach = new TreeMap<String, Reach>();
    hosts.forEach((id, host) -> reach.put(id, new Reach(host.port(), host.hostKey())));
    return practice.installation(reach);
  }

  /// What the practice folder says of itself: releases and rules for comparing.
  public PracticeDescription description() {
    return practice.description();
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
    return practice.snapshot();
  }

  /// How often the work of each attempt was started on its host, by the attempt's name, as the
  /// ledgers on the hosts say.
  public SortedMap<String, Integer> ledgerStarts() {
    return new Ledgers(practice.folder().resolve("hosts")).starts();
  }

  /// Switches everything off: no process of any host is left.
  @Override
  public void close() {
    hosts.values().forEach(PracticeHost::close);
    practice.close();
  }
}
