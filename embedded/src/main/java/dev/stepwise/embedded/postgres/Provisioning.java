package dev.stepwise.embedded.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// The roles, the database and the schemas of the services. Can be repeated: only what is missing
/// is made. What each role may do with tables is for the schema's owner to grant.
///
/// @param port the server's
record Provisioning(int port, Passwords passwords) {
  static final String DATABASE = "stepwise";
  static final String SUPERUSER = "postgres";

  private static final List<String> OWNERS = List.of("planner", "notifier", "audit_owner");
  private static final List<String> GUESTS_OF_AUDIT = List.of("audit_writer", "audit_reader");

  void provision() {
    try {
      createDatabase();
      createRolesAndSchemas();
    } catch (SQLException e) {
      throw new IllegalStateException("Expected to provision the roles and schemas", e);
    }
  }

  private void createDatabase() throws SQLException {
    try (var connection = connect("postgres");
        var statement = connection.createStatement();
        var found =
            statement.executeQuery(
                "SELECT 1 FROM pg_database WHERE datname = '%s'".formatted(DATABASE))) {
      if (!found.next()) {
        statement.execute("CREATE DATABASE " + DATABASE);
      }
    }
  }

  private void createRolesAndSchemas() throws SQLException {
    try (var connection = connect(DATABASE)) {
      run(connection, "REVOKE ALL ON SCHEMA public FROM PUBLIC");
      for (var role : OWNERS) {
        createRole(connection, role);
        run(
            connection,
            "CREATE SCHEMA IF NOT EXISTS %s AUTHORIZATION %s".formatted(schemaOf(role), role));
      }
      for (var role : GUESTS_OF_AUDIT) {
        createRole(connection, role);
        run(connection, "GRANT USAGE ON SCHEMA audit TO " + role);
      }
    }
  }

  private void createRole(Connection connection, String role) throws SQLException {
    run(
        connection,
        """
        DO $$ BEGIN
          IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '%1$s') THEN
            CREATE ROLE %1$s LOGIN;
          END IF;
        END $$
        """
            .formatted(role));
    run(connection, "ALTER ROLE %s PASSWORD '%s'".formatted(role, passwords.of(role)));
    run(connection, "ALTER ROLE %s SET search_path = %s".formatted(role, schemaOf(role)));
  }

  private static String schemaOf(String role) {
    return role.startsWith("audit_") ? "audit" : role;
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect(String database) throws SQLException {
    var url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    return DriverManager.getConnection(url, SUPERUSER, passwords.of(SUPERUSER));
  }
}
