package dev.stepwise.notifier.adapter.postgres;

import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.notifier.application.AlertStore;
import dev.stepwise.notifier.domain.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// The tables `handled_alert` and `alert_watch`.
@ApplicationScoped
class PostgresAlertStore implements AlertStore {
  private final EntityManager entities;

  PostgresAlertStore(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public boolean isNew(String alert) {
    // Waits while another transaction handles the same alert.
    return entities
            .createNativeQuery(
                "INSERT INTO handled_alert (name) VALUES (?1) ON CONFLICT DO NOTHING")
            .setParameter(1, alert)
            .executeUpdate()
        == 1;
  }

  @Override
  public Watch watch(String group) {
    // A row there must be, or nothing could be locked.
    entities
        .createNativeQuery(
            "INSERT INTO alert_watch (alert_group, told_at, untold, content)"
                + " VALUES (?1, ?2, 0, ?3) ON CONFLICT DO NOTHING")
        .setParameter(1, group)
        .setParameter(2, Instant.EPOCH)
        .setParameter(3, json(Watch.of(group)))
        .executeUpdate();
    var content =
        (String)
            entities
                .createNativeQuery(
                    "SELECT content FROM alert_watch WHERE alert_group = ?1 FOR UPDATE",
                    String.class)
                .setParameter(1, group)
                .getSingleResult();
    return Wire.decode(content.getBytes(StandardCharsets.UTF_8), Watch.class);
  }

  @Override
  public void save(Watch watch) {
    entities
        .createNativeQuery(
            "UPDATE alert_watch SET told_at = ?2, untold = ?3, content = ?4 WHERE alert_group = ?1")
        .setParameter(1, watch.group())
        .setParameter(2, watch.toldAt())
        .setParameter(3, watch.untold())
        .setParameter(4, json(watch))
        .executeUpdate();
  }

  @Override
  public List<String> untold(Instant toldBefore) {
    return entities
        .createNativeQuery(
            "SELECT alert_group FROM alert_watch WHERE untold > 0 AND told_at <= ?1 ORDER BY 1",
            String.class)
        .setParameter(1, toldBefore)
        .getResultList()
        .stream()
        .map(String.class::cast)
        .toList();
  }

  private static String json(Watch watch) {
    return new String(Wire.encode(watch), StandardCharsets.UTF_8);
  }
}
