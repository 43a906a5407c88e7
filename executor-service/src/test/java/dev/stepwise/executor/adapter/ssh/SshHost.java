package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.embedded.practice.PracticeHost;
import dev.stepwise.embedded.practice.PracticeRange;
import dev.stepwise.executor.Commands;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A host of a practice range, behind its SSH server.
final class SshHost extends TestedHost {
  private final PracticeHost host;
  private final InstalledHost installed;
  private final Reach reach;

  SshHost(String name, PracticeRange range, String id) {
    this(name, range, range.host(id));
  }

  private SshHost(String name, PracticeRange range, PracticeHost host) {
    super(name, host.root().resolve("home"));
    this.host = host;
    this.installed =
        range.installation().hosts().stream()
            .filter(it -> it.id().value().equals(host.id()))
            .findFirst()
            .orElseThrow();
    this.reach = Reach.with(range.identity());
  }

  /// The host and its SSH server, to break.
  PracticeHost server() {
    return host;
  }

  @Override
  Path bin() {
    return host.root().resolve("bin");
  }

  @Override
  void cleanUp() {
    super.cleanUp();
    for (var tool : Optional.ofNullable(bin().toFile().listFiles()).orElse(new File[0])) {
      tool.delete();
    }
  }

  @Override
  void restart() {
    host.reboot();
  }

  @Override
  void breakOff(byte[] program, Duration after) throws Exception {
    var call =
        Thread.startVirtualThread(
            () -> run(Commands.UPGRADE, installed, program, Duration.ofSeconds(10)));
    call.join(after);
    host.cutConnections();
    call.join();
  }

  /// Whichever host is meant, it is this one.
  @Override
  public Reply run(UpgradeId upgrade, InstalledHost meant, byte[] program, Duration patience) {
    return reach.run(installed, program, patience);
  }
}
