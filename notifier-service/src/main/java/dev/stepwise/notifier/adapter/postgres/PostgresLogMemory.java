package dev.stepwise.notifier.adapter.postgres;

import dev.stepwise.notifier.application.LogMemory;
import dev.stepwise.notifier.domain.LogState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/// The table `log_state`, which has one row at most.
@ApplicationScoped
class PostgresLogMemory implements LogMemory {
  private final EntityManager entities;

  PostgresLogMemory(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Optional<LogState> latest() {
    List<?> rows = entities.createNativeQuery("SELECT size, root FROM log_state").getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new LogState(((Number) row[0]).longValue(), (String) row[1]))
        .findFirst();
  }

  @Override
  public void keep(LogState state) {
    entities
        .createNativeQuery(
            "INSERT INTO log_state (only_one, size, root) VALUES (true, ?1, ?2)"
                + " ON CONFLICT (only_one) DO UPDATE SET size = ?1, root = ?2")
        .setParameter(1, state.size())
        .setParameter(2, state.root())
        .executeUpdate();
  }
}
