package dev.stepwise.audit.adapter.postgres;

import dev.stepwise.audit.application.HostZones;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.UnreadableMessage;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.upgrade.CorruptHistory;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/// Looks an upgrade's request up once: each of very many reports asks.
@ApplicationScoped
class PostgresHostZones implements HostZones {
  private static final int MOST = 256;

  /// Who asks for what is not there yet, as for a run whose request comes by another topic, does
  /// not ask the database for every record.
  private static final long MISS_LASTS = TimeUnit.SECONDS.toNanos(1);

  private static final String REQUEST =
      """
      select e.ce_type, p.bytes, p.encoding, p.size from audit.entry e
      join audit.payload p on p.sha256 = e.payload_sha256
      where e.upgrade = ? and e.ce_sequence = 1 and e.topic = 'stepwise.upgrades'
      order by e.idx limit 1\
      """;

  private final DataSource database;
  private final Map<UpgradeId, Looked> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UpgradeId, Looked> eldest) {
              return size() > MOST;
            }
          });

  PostgresHostZones(DataSource database) {
    this.database = database;
  }

  /// What was found, and when by [System#nanoTime].
  private record Looked(Optional<Installation> found, long at) {
    boolean isOver() {
      return found.isEmpty() && System.nanoTime() - at > MISS_LASTS;
    }
  }

  @Override
  public Optional<String> zoneOf(UpgradeId upgrade, HostId host) {
    return installation(upgrade).flatMap(found -> found.host(host)).map(InstalledHost::zone);
  }

  private Optional<Installation> installation(UpgradeId upgrade) {
    var looked = known.get(upgrade);
    if (looked == null || looked.isOver()) {
      looked = new Looked(lookUp(upgrade), System.nanoTime());
      known.put(upgrade, looked);
    }
    return looked.found();
  }

  private Optional<Installation> lookUp(UpgradeId upgrade) {
    try (var connection = database.getConnection();
        var query = connection.prepareStatement(REQUEST)) {
      query.setString(1, upgrade.value());
      try (var rows = query.executeQuery()) {
        return rows.next() ? installation(rows) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new DatabaseAway(e);
    }
  }

  private static Optional<Installation> installation(ResultSet row) throws SQLException {
    var type = row.getString(1);
    return new Packed(row.getBytes(2), row.getString(3))
        .unpack(row.getLong(4))
        .flatMap(payload -> installation(type, payload));
  }

  /// What is no request, or was changed, tells nothing; `/verify` says so.
  private static Optional<Installation> installation(String type, byte[] payload) {
    try {
      return new Upgrade.Unrequested()
          .evolve(Wire.decode(type, payload, UpgradeEvent.class))
          .about();
    } catch (UnreadableMessage | CorruptHistory _) {
      return Optional.empty();
    }
  }
}
