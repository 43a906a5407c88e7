package dev.stepwise.audit;

import static org.awaitility.Awaitility.await;

import dev.stepwise.embedded.TestStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;

/// Looks at the log from outside, as some role of the database.
public final class Log {
  /// As in [dev.stepwise.audit.adapter.postgres.PostgresSealedLog].
  private static final long SEQUENCER = 0x5374_6570_4175_6469L;

  private Log() {}

  public static Connection as(String role) throws SQLException {
    var database = TestStack.database();
    return DriverManager.getConnection(database.jdbcUrl(), role, database.password(role));
  }

  /// Takes the sequencer's place until the connection is closed. Records that other tests sent may
  /// still be on their way, and come to no table that is being looked at, or put back as it was.
  public static Connection nothingMoreIsSealed() throws SQLException {
    var connection = as("postgres");
    try (var statement = connection.createStatement()) {
      statement.execute("select pg_advisory_lock(%d)".formatted(SEQUENCER));
    }
    return connection;
  }

  /// Waits until the records at these places are sealed.
  public static void awaitSealed(Collection<RecordMetadata> places) {
    places.forEach(
        place -> await().atMost(Duration.ofSeconds(30)).until(() -> countOf(place) == 1));
  }

  public static long countOf(RecordMetadata place) throws SQLException {
    return number(
        "select count(*) from audit.entry where topic = '%s' and partition = %d and \"offset\" = %d"
            .formatted(place.topic(), place.partition(), place.offset()));
  }

  public static long indexOf(RecordMetadata place) throws SQLException {
    return number(
        "select idx from audit.entry where topic = '%s' and partition = %d and \"offset\" = %d"
            .formatted(place.topic(), place.partition(), place.offset()));
  }

  public static long size() throws SQLException {
    return number("select count(*) from audit.entry");
  }

  public static long number(String query) throws SQLException {
    try (var connection = as("postgres");
        var rows = connection.createStatement().executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  public static void run(String role, List<String> statements) throws SQLException {
    try (var connection = as(role);
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
