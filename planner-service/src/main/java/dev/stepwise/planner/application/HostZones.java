package dev.stepwise.planner.application;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.UpgradeId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// In which zone the hosts of an upgrade are. An upgrade keeps the installation that it was asked
/// for, so the answer never changes and is looked up once.
@ApplicationScoped
public class HostZones {
  private static final int MOST = 256;

  private final UpgradeHandler handler;
  private final Map<UpgradeId, Installation> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UpgradeId, Installation> eldest) {
              return size() > MOST;
            }
          });

  public HostZones(UpgradeHandler handler) {
    this.handler = handler;
  }

  /// The zone of a host; empty when the upgrade or the host is unknown.
  ///
  /// @throws StoreUnavailable when the database does not answer
  Optional<String> zoneOf(UpgradeId id, HostId host) {
    return installation(id).flatMap(found -> found.host(host)).map(InstalledHost::zone);
  }

  private Optional<Installation> installation(UpgradeId id) {
    var found = Optional.ofNullable(known.get(id));
    if (found.isPresent()) {
      return found;
    }
    var looked = handler.current(id).state().about();
    looked.ifPresent(installation -> known.put(id, installation));
    return looked;
  }
}
