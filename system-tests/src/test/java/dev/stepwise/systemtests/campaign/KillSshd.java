package dev.stepwise.systemtests.campaign;

import java.util.List;
import java.util.random.RandomGenerator;

/// The SSH server of a host is killed, its sessions with it, and started again.
final class KillSshd implements Fault {
  private final String kind;

  /// @param kind of the servers, for the table
  KillSshd(String kind) {
    this.kind = kind;
  }

  @Override
  public String name() {
    return "sshd killed (%s)".formatted(kind);
  }

  @Override
  public Recovery inject(Scene scene, RandomGenerator random) {
    var recovery = scene.ofTheRuns();
    var hosts = List.copyOf(scene.range().description().hosts().keySet());
    var host = scene.range().host(hosts.get(random.nextInt(hosts.size())));
    host.refuseConnections(true);
    host.refuseConnections(false);
    return recovery;
  }
}
