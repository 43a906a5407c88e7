package dev.stepwise.planner.adapter.postgres;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeSummary;
import dev.stepwise.planner.application.ConcurrentUpgrade;
import dev.stepwise.planner.application.LiveUpgrade;
import dev.stepwise.planner.application.RecordedEvent;
import dev.stepwise.planner.application.UpgradeFilter;
import dev.stepwise.planner.application.UpgradeStore;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;

/// Histories in the table `events`, one row of `upgrades` per history. That row is written first,
/// so that whoever appends to the same history waits there, and the outbox gets its ids in order.
@ApplicationScoped
class PostgresUpgradeStore implements UpgradeStore {
  /// Any number, as long as nobody else uses it in this database.
  private static final long REQUESTS = 0x5354_4550_0002L;

  /// Plain SQL, because a batch of it is one statement for the database.
  private static final String INSERT =
      "insert into planner.events (upgrade_id, version, type, data, at) values (?, ?, ?, ?, ?)";

  private final EntityManager database;

  PostgresUpgradeStore(EntityManager database) {
    this.database = database;
  }

  @Override
  public List<RecordedEvent> eventsAfter(UpgradeId id, long version) {
    return EventRow.after(id, version).stream().map(EventRow::toRecorded).toList();
  }

  @Override
  public void append(LiveUpgrade before, LiveUpgrade after, List<UpgradeEvent> events) {
    write(before, UpgradeRow.of(after.known(), after.version()));
    database
        .unwrap(Session.class)
        .doWork(connection -> insert(connection, before.version(), events));
    database.clear();
  }

  private static void insert(Connection connection, long version, List<UpgradeEvent> events)
      throws SQLException {
    try (var statement = connection.prepareStatement(INSERT)) {
      var next = version;
      for (var event : events) {
        statement.setString(1, event.upgradeId().value());
        statement.setLong(2, ++next);
        statement.setString(3, Wire.typeOf(event));
        statement.setBytes(4, Wire.encode(event));
        statement.setObject(5, event.at().atOffset(ZoneOffset.UTC));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void write(LiveUpgrade before, UpgradeRow row) {
    if (before.version() == 0) {
      row.persist();
      database.flush();
    } else if (update(before.version(), row) == 0) {
      throw new ConcurrentUpgrade(
          "Expected upgrade '%s' at version %d, but it has gone on"
              .formatted(before.id(), before.version()));
    }
  }

  private static int update(long version, UpgradeRow row) {
    return UpgradeRow.update(
        "fromRelease = :from, toRelease = :to, state = :state, isOver = :isOver,"
            + " version = :version, startedAt = :startedAt, endedAt = :endedAt"
            + " where id = :id and version = :before",
        Parameters.with("from", row.fromRelease)
            .and("to", row.toRelease)
            .and("state", row.state)
            .and("isOver", row.isOver)
            .and("version", row.version)
            .and("startedAt", row.startedAt)
            .and("endedAt", row.endedAt)
            .and("id", row.id)
            .and("before", version));
  }

  @Override
  public List<UpgradeSummary> list(UpgradeFilter filter) {
    var conditions = new ArrayList<String>();
    var parameters = new Parameters();
    filter
        .installation()
        .ifPresent(id -> {
          conditions.add("installation = :installation");
          parameters.and("installation", id.value());
        });
    if (!filter.states().isEmpty()) {
      conditions.add("state in (:states)");
      parameters.and("states", filter.states());
    }
    filter
        .after()
        .ifPresent(id -> {
          conditions.add(
              "position < (select last.position from UpgradeRow last where last.id = :after)");
          parameters.and("after", id.value());
        });
    conditions.add("1 = 1 order by position desc");
    return UpgradeRow.<UpgradeRow>find(String.join(" and ", conditions), parameters)
        .page(0, filter.limit())
        .stream()
        .map(UpgradeRow::toSummary)
        .toList();
  }

  @Override
  public UpgradeEvent request(UpgradeId id) {
    return EventRow.first(id).toRecorded().event();
  }

  @Override
  public void lockRequests() {
    database
        .createNativeQuery("select 1 from pg_advisory_xact_lock(?1)")
        .setParameter(1, REQUESTS)
        .getSingleResult();
  }
}
