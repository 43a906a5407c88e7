package dev.stepwise.planner.adapter.postgres;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.planner.application.Leases;
import dev.stepwise.planner.config.PlannerConfig;
import dev.stepwise.planner.domain.Awaited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.Session;

/// The table `leases`: one row per run or host that owes an answer. `clock_timestamp()` and not
/// `now()`, which stands still within a transaction, and never the clock of a planner.
@ApplicationScoped
class PostgresLeases implements Leases {
  private static final int FACTS = -1;

  private static final String AWAIT =
      """
      insert into planner.leases (upgrade_id, stage, host, attempt, fence, expires_at)
      values (?, ?, ?, ?, ?, clock_timestamp() + ? * interval '1 millisecond')
      on conflict (upgrade_id, stage, host) do update
      set attempt = excluded.attempt, fence = excluded.fence, expires_at = excluded.expires_at
      """;

  private static final String THIS_ONE =
      " where upgrade_id = ? and stage = ? and host = ? and attempt = ? and fence = ?";

  private static final String RENEW =
      "update planner.leases set expires_at = clock_timestamp() + ? * interval '1 millisecond'"
          + THIS_ONE;

  private static final String SETTLE = "delete from planner.leases" + THIS_ONE;

  private static final String RENEW_ALL =
      """
      update planner.leases set expires_at = greatest(expires_at,
        clock_timestamp() + (case stage when -1 then ?1 else ?2 end) * interval '1 millisecond')
      """;

  private static final String EXPIRED =
      """
      select upgrade_id, stage, host, attempt, fence from planner.leases
      where expires_at < clock_timestamp() order by expires_at limit ?1
      """;

  private final EntityManager database;
  private final PlannerConfig config;

  PostgresLeases(EntityManager database, PlannerConfig config) {
    this.database = database;
    this.config = config;
  }

  @Override
  public void await(List<Awaited> awaited) {
    forEach(awaited, AWAIT, one -> and(key(one), untilAccepted(one).toMillis()));
  }

  @Override
  public void renew(Collection<Awaited> awaited) {
    forEach(awaited, RENEW, one -> and(List.of(lease(one).toMillis()), key(one).toArray()));
  }

  @Override
  public void settle(Collection<Awaited> awaited) {
    forEach(awaited, SETTLE, PostgresLeases::key);
  }

  private void forEach(
      Collection<Awaited> awaited, String sql, Function<Awaited, List<Object>> columns) {
    database
        .unwrap(Session.class)
        .doWork(connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            for (var one : awaited) {
              bind(statement, columns.apply(one));
            }
            statement.executeBatch();
          }
        });
  }

  private static void bind(PreparedStatement statement, List<Object> columns) throws SQLException {
    for (var i = 0; i < columns.size(); i++) {
      statement.setObject(i + 1, columns.get(i));
    }
    statement.addBatch();
  }

  private static List<Object> and(List<?> first, Object... others) {
    return Stream.concat(first.stream(), Stream.of(others)).toList();
  }

  @Override
  public void settleAll(UpgradeId id) {
    database
        .createNativeQuery("delete from planner.leases where upgrade_id = ?1")
        .setParameter(1, id.value())
        .executeUpdate();
  }

  @Override
  public List<Awaited> expired(int limit) {
    return database
        .unwrap(Session.class)
        .createNativeQuery(EXPIRED, Object[].class)
        .setParameter(1, limit)
        .getResultStream()
        .map(PostgresLeases::awaited)
        .toList();
  }

  @Override
  public void renewAll() {
    database
        .createNativeQuery(RENEW_ALL)
        .setParameter(1, config.factsLease().toMillis())
        .setParameter(2, config.lease().toMillis())
        .executeUpdate();
  }

  /// A command that nobody has accepted yet is safe on its topic.
  private Duration untilAccepted(Awaited awaited) {
    return switch (awaited) {
      case Awaited.Facts _ -> config.factsLease();
      case Awaited.RunEnd _ -> config.commandsValid();
    };
  }

  private Duration lease(Awaited awaited) {
    return switch (awaited) {
      case Awaited.Facts _ -> config.factsLease();
      case Awaited.RunEnd _ -> config.lease();
    };
  }

  private static List<Object> key(Awaited awaited) {
    return switch (awaited) {
      case Awaited.Facts(var id, var host) -> List.of(id.value(), FACTS, host.value(), 1, 1L);
      case Awaited.RunEnd(var attempt, var fence) ->
          List.of(
              attempt.upgradeId().value(),
              attempt.stage(),
              attempt.host().value(),
              attempt.number(),
              fence);
    };
  }

  private static Awaited awaited(Object[] row) {
    var id = new UpgradeId((String) row[0]);
    var stage = (Integer) row[1];
    var host = new HostId((String) row[2]);
    return stage == FACTS
        ? new Awaited.Facts(id, host)
        : new Awaited.RunEnd(
            new AttemptId(id, stage, host, (Integer) row[3]), ((Number) row[4]).longValue());
  }
}
