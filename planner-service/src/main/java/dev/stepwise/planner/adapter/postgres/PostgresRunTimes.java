package dev.stepwise.planner.adapter.postgres;

import dev.stepwise.contracts.Installation;
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
      where platform = ?1 and topology = ?2 and installation %s ?3
      order by id desc limit ?4
      """;

  private static final String HERE = OF.formatted("=");

  private static final String ELSEWHERE = OF.formatted("<>");

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
      insert into planner.durations
        (upgrade_id, platform, topology, installation, step, hop, undo, took_ms)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final EntityManager database;

  PostgresRunTimes(EntityManager database) {
    this.database = database;
  }

  @Override
  public Samples of(Installation installation) {
    return new Samples(of(installation, HERE), of(installation, ELSEWHERE));
  }

  private List<Sample> of(Installation installation, String which) {
    return database
        .unwrap(Session.class)
        .createNativeQuery(which, Object[].class)
        .setParameter(1, installation.platform())
        .setParameter(2, installation.topology())
        .setParameter(3, installation.id().value())
        .setParameter(4, YOUNGEST)
        .getResultStream()
        .map(PostgresRunTimes::sample)
        .toList();
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
  public void keep(UpgradeId id, Installation installation, List<Sample> times) {
    if (isMarked(id)) {
      database
          .unwrap(Session.class)
          .doWork(connection -> insert(connection, id, installation, times));
    }
  }

  @Override
  public void keepNothing(UpgradeId id) {
    isMarked(id);
  }

  /// Whether nobody was faster.
  private boolean isMarked(UpgradeId id) {
    return database.createNativeQuery(MARK).setParameter(1, id.value()).executeUpdate() == 1;
  }

  private static void insert(
      Connection connection, UpgradeId id, Installation installation, List<Sample> times)
      throws SQLException {
    try (var statement = connection.prepareStatement(KEEP)) {
      for (var time : times) {
        statement.setString(1, id.value());
        statement.setString(2, installation.platform());
        statement.setString(3, installation.topology());
        statement.setString(4, installation.id().value());
        statement.setString(5, time.step().value());
        statement.setString(6, time.hop());
        statement.setBoolean(7, time.undo());
        statement.setLong(8, time.took().toMillis());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
