package dev.stepwise.systemtests.campaign;

import dev.stepwise.cli.stack.LocalStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// All tables of all services, read by the superuser: the checker asks nobody who could be wrong.
/// Each question has a connection of its own, as the database may be away in between.
record Database(LocalStack stack) {
  /// Makes a value of one row.
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /// Fails with [IllegalStateException] when the database is away.
  <T> List<T> rows(String sql, Reader<T> reader, Object... parameters) {
    try (var connection = connect();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      var found = new ArrayList<T>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(reader.read(rows));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("Expected the database to answer: " + sql, e);
    }
  }

  /// The number in the first column of the only row; 0 for NULL.
  long number(String sql, Object... parameters) {
    return rows(sql, row -> row.getLong(1), parameters).getFirst();
  }

  private Connection connect() throws SQLException {
    var database = stack.foundation().database();
    return DriverManager.getConnection(
        database.jdbcUrl(), "postgres", database.password("postgres"));
  }
}
