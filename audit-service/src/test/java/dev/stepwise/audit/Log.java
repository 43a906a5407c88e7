package dev.stepwise.audit;

import static org.awaitility.Awaitility.await;

import dev.stepwise.embedded.TestStack;
import io.restassured.RestAssured;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;

/// Looks at the log from outside, as some role of the database.
public final class Log {
  /// As in [dev.stepwise.audit.adapter.postgres.PostgresSealedLog].
  private static final long SEQUENCER = 0x5374_6570_4175_6469L;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

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
    var sealed = "select count(*) from audit.entry where " + at(places);
    await().atMost(PATIENCE).until(() -> number(sealed) == places.size());
  }

  /// The condition under which an entry comes from one of these places.
  public static String at(Collection<RecordMetadata> places) {
    return places.stream()
        .map(at -> "('%s', %d, %d)".formatted(at.topic(), at.partition(), at.offset()))
        .collect(Collectors.joining(", ", "(topic, partition, \"offset\") in (", ")"));
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

  /// What the readiness check says.
  public static String health() {
    return RestAssured.get("/q/health/ready").asString();
  }

  /// The tables of the log.
  public static List<String> tables() throws SQLException {
    return texts(
        "select tablename from pg_tables where schemaname = 'audit'"
            + " and tablename <> 'flyway_schema_history' order by tablename");
  }

  /// What arms the guards of a table again after `enable trigger all`.
  public static List<String> guards(String table) throws SQLException {
    return texts(
        """
        select format('alter table audit.%%I enable always trigger %%I', '%1$s', tgname)
        from pg_trigger where tgrelid = 'audit.%1$s'::regclass and not tgisinternal\
        """
            .formatted(table));
  }

  public static List<String> texts(String query) throws SQLException {
    var texts = new ArrayList<String>();
    try (var connection = as("postgres");
        var rows = connection.createStatement().executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
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
