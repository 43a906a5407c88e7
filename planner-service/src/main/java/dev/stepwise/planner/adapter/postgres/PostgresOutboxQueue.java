package dev.stepwise.planner.adapter.postgres;

import dev.stepwise.planner.application.OutboxQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hibernate.Session;

/// Reads the table `outbox` by what is not marked. A cursor over ids would lose rows: an id is
/// given at insert and seen at commit. One relay at a time, by an advisory lock that ends with its
/// transaction, however that ends; so nobody overtakes within a key.
@ApplicationScoped
class PostgresOutboxQueue implements OutboxQueue {
  /// Any number, as long as nobody else uses it in this database.
  private static final long RELAY = 0x5354_4550_0001L;

  private static final String NEXT =
      """
      select id, topic, key, headers, value from planner.outbox
      where published_at is null order by id limit ?
      """;

  private static final String MARK =
      "update planner.outbox set published_at = clock_timestamp() where id = any (?)";

  private static final String FORGET =
      """
      delete from planner.outbox
      where published_at < clock_timestamp() - ?1 * interval '1 millisecond'
      """;

  private final EntityManager database;

  PostgresOutboxQueue(EntityManager database) {
    this.database = database;
  }

  @Override
  public List<Waiting> next(int most) {
    return isAlone()
        ? database.unwrap(Session.class).doReturningWork(connection -> read(connection, most))
        : List.of();
  }

  private boolean isAlone() {
    return (Boolean)
        database
            .createNativeQuery("select pg_try_advisory_xact_lock(?1)")
            .setParameter(1, RELAY)
            .getSingleResult();
  }

  private static List<Waiting> read(Connection connection, int most) throws SQLException {
    try (var statement = connection.prepareStatement(NEXT)) {
      statement.setInt(1, most);
      var waiting = new ArrayList<Waiting>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          waiting.add(
              new Waiting(
                  rows.getLong(1),
                  rows.getString(2),
                  rows.getString(3),
                  Headers.read(rows.getString(4)),
                  rows.getBytes(5)));
        }
      }
      return waiting;
    }
  }

  @Override
  public void markPublished(Collection<Waiting> published) {
    if (!published.isEmpty()) {
      database.unwrap(Session.class).doWork(connection -> mark(connection, published));
    }
  }

  private static void mark(Connection connection, Collection<Waiting> published)
      throws SQLException {
    try (var statement = connection.prepareStatement(MARK)) {
      statement.setArray(
          1, connection.createArrayOf("bigint", published.stream().map(Waiting::id).toArray()));
      statement.executeUpdate();
    }
  }

  @Override
  public void forget(Duration age) {
    database.createNativeQuery(FORGET).setParameter(1, age.toMillis()).executeUpdate();
  }
}
