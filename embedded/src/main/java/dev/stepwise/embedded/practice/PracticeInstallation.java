package dev.stepwise.embedded.practice;

import dev.stepwise.contracts.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A practice installation in a folder of its own: set up, switched on and off, photographed. How
/// its hosts are spoken to is left to others, such as [PracticeRange].
public final class PracticeInstallation implements AutoCloseable {
  private final Path folder;
  private final Path secrets;
  private final String platform;
  private final PracticeDescription description;
  private final Power power;
  private final Map<String, HostFolder> hosts = new LinkedHashMap<>();

  private PracticeInstallation(Path playbook, Path folder, Path secrets, String scenario) {
    var source = playbook.resolve("practice");
    this.folder = folder;
    this.secrets = secrets;
    this.platform = playbook.getFileName().toString();
    this.description = PracticeDescription.read(source, scenario);
    this.power = new Power(source, folder, description);
    description.hosts().keySet().forEach(id -> hosts.put(id, new HostFolder(folder, id)));
  }

  /// The installation of that folder, neither set up nor on yet if it is new.
  ///
  /// @param playbook a playbook's folder that has a `practice` folder
  /// @param data the installation's own folder; what was left there is found again
  /// @param scenario which of the playbook's scenarios
  public static PracticeInstallation in(Path playbook, Path data, String scenario) {
    return in(playbook, data, data.resolve("secrets"), scenario);
  }

  /// The installation of that folder, whose secrets are kept in a folder of their own.
  static PracticeInstallation in(Path playbook, Path data, Path secrets, String scenario) {
    try {
      var folder = Files.createDirectories(data).toRealPath();
      return new PracticeInstallation(
          playbook.toRealPath(), folder, secrets.toAbsolutePath().normalize(), scenario);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to use the folder " + data, e);
    }
  }

  /// Sets it up, if that was not done yet, and switches it on, if it is off. Fails with
  /// [NotPossibleHere] when this machine cannot have it.
  public void switchOn() {
    var missing = description.missingCommands();
    if (!missing.isEmpty()) {
      throw new NotPossibleHere("this machine has no " + String.join(", ", missing));
    }
    power.setUpOnce();
    new PracticeSecrets(secrets).keep(description.secrets());
    if (!power.isOn()) {
      hosts.values().forEach(HostFolder::boot);
      power.on();
    }
  }

  /// Switches everything off: no process of any host is left.
  @Override
  public void close() {
    power.off();
    hosts.values().forEach(host -> new HostProcesses(host.root()).kill());
  }

  /// What the practice folder says of it.
  public PracticeDescription description() {
    return description;
  }

  /// Where it is.
  public Path folder() {
    return folder;
  }

  /// The installation as an operator would register it, if its hosts could be logged in to.
  public Installation installation() {
    return installation(Map.of());
  }

  Installation installation(Map<String, Reach> reach) {
    return description.installation(platform, folder, secrets, reach);
  }

  /// The folder that is a host's whole file system.
  public Path root(String host) {
    return hostFolder(host).root();
  }

  /// The whole environment of whatever is run on a host.
  public Map<String, String> environment(String host) {
    return hostFolder(host).environment();
  }

  /// Switches a fault of the stand-in programs on: makes the file of that name in `faults/`.
  public void raise(String host, String fault) {
    hostFolder(host).raise(fault);
  }

  /// Switches a fault of the stand-in programs off.
  public void clear(String host, String fault) {
    hostFolder(host).clear(fault);
  }

  /// What every file of the installation is now, save volatile ones.
  public Snapshot snapshot() {
    return new Photographer(folder, description.volatileFiles(), description.leftBehind()).take();
  }

  HostFolder hostFolder(String id) {
    return Optional.ofNullable(hosts.get(id))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "Expected one of the hosts %s, but got '%s'".formatted(hosts.keySet(), id)));
  }
}
