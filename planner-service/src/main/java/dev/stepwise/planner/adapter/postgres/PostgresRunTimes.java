package dev.stepwise.planner.adapter.postgres;

import dev.stepwise.contracts.StepId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.planner.application.RunTimes;
import dev.stepwise.planner.domain.timing.Samples;
import dev.stepwise.planner.domain.timing.Samples.Sample;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.hibernate.Session;

/// The tables `durations` and `durations_kept`. Both can be emptied: they fill themselves again
/// from the events.
@ApplicationScoped
class PostgresRunTimes implements RunTimes {
  private static final int YOUNGEST = 5_000;

  private static final String OF =
      """
      select step, hop, undo, took_ms from planner.durations
      where platform = ?1 and topology = ?2 order by id desc limit ?3
      """;

  private static final String MISSING =
      """
      select id from planner.upgrades
      where is_over and started_at is not null
        and not exists (select from planner.durations_kept kept where kept.upgrade_id = id)
      order by position limit ?1
      """;

  private static final String MARK =
      "insert into planner.durations_kept (upgrade_id) values (?1) on conflict do nothing";

  private static final String KEEP =
      """
      insert into planner.durations (upgrade_id, platform, topology, step, hop, undo, took_ms)
      values (?, ?, ?, ?, ?, ?, ?)
      """;

  private final EntityManager database;

  PostgresRunTimes(EntityManager database) {
    this.database = database;
  }

  @Override
  public Samples of(String platform, String topology) {
    return new Samples(
        database
            .unwrap(Session.class)
            .createNativeQuery(OF, Object[].class)
            .setParameter(1, platform)
            .setParameter(2, topology)
            .setParameter(3, YOUNGEST)
            .getResultStream()
            .map(PostgresRunTimes::sample)
            .toList());
  }

  private static Sample sample(Object[] row) {
    return new Sample(
        new StepId((String) row[0]),
        (String) row[1],
        (Boolean) row[2],
        Duration.ofMillis(((Number) row[3]).longValue()));
  }

  @Override
  public List<UpgradeId> missing(int most) {
    return database
        .unwrap(Session.class)
        .createNativeQuery(MISSING, String.class)
        .setParameter(1, most)
        .getResultStream()
        .map(UpgradeId::new)
        .toList();
  }

  @Override
  public void keep(UpgradeId id, String platform, String topology, List<Sample> times) {
    if (database.createNativeQuery(MARK).setParameter(1, id.value()).executeUpdate() == 1) {
      database
          .unwrap(Session.class)
          .doWork(connection -> insert(connection, id, platform, topology, times));
    }
  }

  private static void insert(
      Connection connection, UpgradeId id, String platform, String topology, List<Sample> times)
      throws SQLException {
    try (var statement = connection.prepareStatement(KEEP)) {
      for (var time : times) {
        statement.setString(1, id.value());
        statement.setString(2, platform);
        statement.setString(3, topology);
        statement.setString(4, time.step().value());
        statement.setString(5, time.hop());
        statement.setBoolean(6, time.undo());
        statement.setLong(7, time.took().toMillis());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
