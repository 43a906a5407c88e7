package dev.stepwise.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.embedded.FreePort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedDatabaseTest {
  @TempDir Path data;

  @Test
  void keeps_the_data_over_a_restart_on_the_same_port() throws Exception {
    int port = FreePort.find();
    try (var database = EmbeddedDatabase.start(data, port)) {
      execute(database, "planner", "CREATE TABLE kept AS SELECT 42 AS answer");
    }

    try (var database = EmbeddedDatabase.start(data, port)) {
      assertThat(query(database, "planner", "SELECT answer FROM planner.kept")).isEqualTo("42");
    }
  }

  @Test
  void gives_each_service_its_schema_and_no_other() throws Exception {
    try (var database = EmbeddedDatabase.start(data, 0)) {
      execute(database, "notifier", "CREATE TABLE inbox()");
      execute(database, "audit_owner", "CREATE TABLE entry AS SELECT 'sealed' AS what");
      execute(database, "audit_owner", "GRANT SELECT ON entry TO audit_reader");

      assertThat(query(database, "audit_reader", "SELECT what FROM entry")).isEqualTo("sealed");
      assertThatThrownBy(() -> execute(database, "audit_writer", "CREATE TABLE audit.mine()"))
          .hasMessageContaining("permission denied for schema audit");
      assertThatThrownBy(() -> query(database, "planner", "SELECT what FROM audit.entry"))
          .hasMessageContaining("permission denied for schema audit");
    }
  }

  @Test
  void lets_nobody_in_without_the_password_that_only_the_owner_of_the_folder_can_read()
      throws Exception {
    try (var database = EmbeddedDatabase.start(data, 0)) {
      assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "postgres", "guess"))
          .hasMessageContaining("password authentication failed");
      assertThat(Files.getPosixFilePermissions(data.resolve("passwords/postgres")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void is_not_started_twice_in_one_folder() {
    try (var _ = EmbeddedDatabase.start(data, 0)) {
      assertThatThrownBy(() -> EmbeddedDatabase.start(data, 0))
          .hasMessage(
              "Expected %s to be used by nobody else, but another process has it".formatted(data));
    }
  }

  private static void execute(EmbeddedDatabase database, String role, String sql)
      throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.jdbcUrl(), role, database.password(role));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(EmbeddedDatabase database, String role, String sql)
      throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.jdbcUrl(), role, database.password(role));
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
