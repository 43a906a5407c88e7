package dev.stepwise.planner.application;

/// The database does not answer. Nothing was changed, or it is not known; asking again is safe.
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailable(Throwable cause) {
    super("Expected the database to answer, but it does not", cause);
  }
}
