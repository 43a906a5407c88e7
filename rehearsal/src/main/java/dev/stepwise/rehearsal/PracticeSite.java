package dev.stepwise.rehearsal;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.embedded.practice.PracticeDescription;
import dev.stepwise.embedded.practice.PracticeInstallation;
import dev.stepwise.embedded.practice.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A practice installation that is switched on, on whose hosts scripts are run as plain processes
/// of this machine.
public final class PracticeSite implements AutoCloseable {
  private static final Duration PROBE_TIME = Duration.ofSeconds(60);

  private final PracticeInstallation practice;
  private final Path desks;

  private PracticeSite(PracticeInstallation practice, Path desks) {
    this.practice = practice;
    this.desks = desks;
  }

  /// Sets a scenario up and switches it on. Its folder has a blank in its name, as folders of
  /// operators may. Fails with [dev.stepwise.embedded.practice.NotPossibleHere] when this machine
  /// cannot have it.
  ///
  /// @param playbook the playbook's folder
  /// @param folder for everything that the site keeps
  public static PracticeSite open(Path playbook, Path folder, String scenario) throws IOException {
    var practice = PracticeInstallation.in(playbook, folder.resolve("practice range"), scenario);
    practice.switchOn();
    return new PracticeSite(practice, Files.createDirectories(folder.resolve("desks")));
  }

  PracticeDescription description() {
    return practice.description();
  }

  /// The installation as an operator would register it.
  public Installation installation() {
    return practice.installation();
  }

  /// The folder of the practice installation.
  Path folder() {
    return practice.folder();
  }

  Snapshot snapshot() {
    return practice.snapshot();
  }

  void raise(String host, String fault) {
    practice.raise(host, fault);
  }

  void clear(String host, String fault) {
    practice.clear(host, fault);
  }

  /// Asks a read-only script on a host.
  Answer ask(HostId host, String text, Map<String, String> environment) {
    var script = start(host, text, environment, List.of(), desk());
    if (!script.endsWithin(PROBE_TIME)) {
      script.end();
    }
    return script.answer();
  }

  /// Starts a script on a host.
  ///
  /// @param environment beside the host's own
  /// @param desk an empty folder, from [#desk]
  RunningScript start(
      HostId host, String text, Map<String, String> environment, List<String> answers, Path desk) {
    var all = new TreeMap<>(practice.environment(host.value()));
    all.putAll(environment);
    try {
      var home = practice.root(host.value()).resolve("home");
      return RunningScript.start(desk, home, text, all, answers);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to start a script on " + host, e);
    }
  }

  /// A new empty folder.
  Path desk() {
    try {
      return Files.createTempDirectory(desks, "run");
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to make a folder in " + desks, e);
    }
  }

  /// Switches everything off.
  @Override
  public void close() {
    practice.close();
  }
}
