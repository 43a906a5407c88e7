package dev.stepwise.planner.adapter.postgres;

import dev.stepwise.planner.application.ConcurrentUpgrade;
import dev.stepwise.planner.application.StoreUnavailable;
import dev.stepwise.planner.application.Transactions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Transactions of PostgreSQL, and what its errors mean.
@ApplicationScoped
class PostgresTransactions implements Transactions {
  /// unique_violation, serialization_failure, deadlock_detected
  private static final Set<String> SOMEBODY_WAS_FASTER = Set.of("23505", "40001", "40P01");

  /// Connection exception, insufficient resources, not in the prerequisite state (such as not
  /// accepting connections), operator intervention, system error: see "PostgreSQL Error Codes",
  /// appendix A of its manual.
  private static final Set<String> AWAY = Set.of("08", "53", "55", "57", "58");

  @Override
  public <T> T inOne(Supplier<T> work) {
    try {
      return QuarkusTransaction.joiningExisting().call(work::get);
    } catch (ConcurrentUpgrade | StoreUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      throw translated(e);
    }
  }

  private static RuntimeException translated(RuntimeException e) {
    var failure = failure(e);
    if (failure.isEmpty()) {
      // the transaction could not be begun or committed, and why was not passed on
      return e instanceof QuarkusTransactionException ? new StoreUnavailable(e) : e;
    }
    var state = Optional.ofNullable(failure.get().getSQLState()).orElse("");
    if (SOMEBODY_WAS_FASTER.contains(state)) {
      return new ConcurrentUpgrade("Expected to be alone, but somebody was faster", e);
    }
    // the pool's own exceptions, such as no connection within its time limit, have no state
    return state.isEmpty() || AWAY.contains(state.substring(0, 2)) ? new StoreUnavailable(e) : e;
  }

  private static Optional<SQLException> failure(Throwable e) {
    return Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .findFirst();
  }
}
