package dev.stepwise.planner.adapter.postgres;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.planner.application.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.Session;

/// The table `outbox`. Plain SQL: the ids must be the database's, in the order of the rows.
@ApplicationScoped
class PostgresOutbox implements Outbox {
  private static final String INSERT =
      "insert into planner.outbox (topic, key, headers, value) values (?, ?, ?, ?)";

  private static final String HOLDS_COMMAND =
      """
      select exists (
        select from planner.outbox
        where published_at is null and key = ?1 and starts_with(topic, ?2))
      """;

  private final EntityManager database;

  PostgresOutbox(EntityManager database) {
    this.database = database;
  }

  @Override
  public void add(List<Message> messages) {
    database.unwrap(Session.class).doWork(connection -> insert(connection, messages));
  }

  @Override
  public boolean holdsCommandTo(HostId host) {
    return (Boolean)
        database
            .createNativeQuery(HOLDS_COMMAND)
            .setParameter(1, host.value())
            .setParameter(2, Topics.steps(""))
            .getSingleResult();
  }

  private static void insert(Connection connection, List<Message> messages) throws SQLException {
    try (var statement = connection.prepareStatement(INSERT)) {
      for (var message : messages) {
        statement.setString(1, message.topic());
        statement.setString(2, message.key());
        statement.setString(3, Headers.write(message.headers()));
        statement.setBytes(4, message.event().data());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
