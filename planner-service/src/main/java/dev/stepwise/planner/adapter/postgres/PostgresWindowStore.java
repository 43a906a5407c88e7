package dev.stepwise.planner.adapter.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.planner.application.WindowStore;
import dev.stepwise.planner.application.WindowsText;
import dev.stepwise.window.Windows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import org.hibernate.Session;

/// The table `windows`: the rules of an installation as they are written.
@ApplicationScoped
class PostgresWindowStore implements WindowStore {
  private static final String FIND = "select document from planner.windows where installation = ?1";

  private static final String PUT =
      """
      insert into planner.windows (installation, document, changed_by) values (?1, ?2, ?3)
      on conflict (installation) do update set document = excluded.document,
        changed_by = excluded.changed_by, changed_at = clock_timestamp()
      """;

  private final EntityManager database;

  PostgresWindowStore(EntityManager database) {
    this.database = database;
  }

  @Override
  public Windows of(InstallationId id) {
    return database
        .unwrap(Session.class)
        .createNativeQuery(FIND, String.class)
        .setParameter(1, id.value())
        .getResultStream()
        .findFirst()
        .map(PostgresWindowStore::read)
        .orElse(Windows.ALWAYS);
  }

  @Override
  public void put(InstallationId id, Windows windows, String by) {
    database
        .createNativeQuery(PUT)
        .setParameter(1, id.value())
        .setParameter(2, write(windows))
        .setParameter(3, by)
        .executeUpdate();
  }

  private static Windows read(String document) {
    try {
      return Wire.mapper().readValue(document, WindowsText.class).toWindows();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Expected windows as JSON, but got " + document, e);
    }
  }

  private static String write(Windows windows) {
    try {
      return Wire.mapper().writeValueAsString(WindowsText.of(windows));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Expected windows to have a JSON form", e);
    }
  }
}
