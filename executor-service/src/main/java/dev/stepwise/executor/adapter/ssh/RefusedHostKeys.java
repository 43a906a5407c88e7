package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.alert.SecurityAlert;
import dev.stepwise.executor.adapter.ssh.NoConnection.HostKeyRefusal;
import dev.stepwise.executor.application.Alerts;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Tells people of hosts that showed a wrong key. A bastion's wrong key is told of the host behind
/// it that was wanted.
final class RefusedHostKeys {
  private static final Logger LOG = Logger.getLogger(RefusedHostKeys.class);

  private final Alerts alerts;
  private final String executor;
  private final Clock clock;

  RefusedHostKeys(Alerts alerts, String executor, Clock clock) {
    this.alerts = alerts;
    this.executor = executor;
    this.clock = clock;
  }

  /// @param upgrade for which the host was to be spoken to
  void tell(UpgradeId upgrade, InstalledHost host, HostKeyRefusal refused) {
    var refusal = refused.refusal();
    LOG.errorf(
        "A host key is refused: upgrade=%s host=%s address=%s shown=%s why=%s",
        upgrade, host.id(), refused.hop(), refusal.shown(), refusal.why());
    try {
      alerts.raise(
          new SecurityAlert.HostKeyRefused(
              Optional.of(upgrade),
              host.id(),
              refused.hop().toString(),
              refusal.expected(),
              refusal.shown(),
              refusal.revoked(),
              executor,
              clock.instant()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
