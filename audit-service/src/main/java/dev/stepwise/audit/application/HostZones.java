package dev.stepwise.audit.application;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import java.util.Optional;

/// In which zones hosts are, as far as that is sealed.
@FunctionalInterface
public interface HostZones {
  /// The zone of a host, as the request of an upgrade says; empty while that is not sealed, or when
  /// it names no such host. An upgrade keeps the installation that it was asked for, so an answer
  /// never changes.
  Optional<String> zoneOf(UpgradeId upgrade, HostId host);
}
