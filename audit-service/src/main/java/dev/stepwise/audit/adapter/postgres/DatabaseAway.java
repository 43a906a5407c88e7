package dev.stepwise.audit.adapter.postgres;

import java.sql.SQLException;

/// The database did not do what it was asked.
final class DatabaseAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseAway(SQLException cause) {
    super("Expected the database to answer, but " + cause.getMessage(), cause);
  }
}
