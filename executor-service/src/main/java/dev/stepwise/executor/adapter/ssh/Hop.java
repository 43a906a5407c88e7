package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.contracts.Bastion;
import dev.stepwise.contracts.InstalledHost;
import java.util.List;

/// One login on the way: where, as whom, and by which keys it is known. Another key is another hop.
record Hop(String address, int port, String user, List<String> hostKeys) {
  static Hop of(Bastion bastion) {
    return new Hop(bastion.address(), bastion.port(), bastion.user(), bastion.hostKeys());
  }

  static Hop of(InstalledHost host) {
    return new Hop(host.address(), host.port(), host.user(), host.hostKeys());
  }

  @Override
  public String toString() {
    return "%s@%s:%d".formatted(user, address, port);
  }
}
