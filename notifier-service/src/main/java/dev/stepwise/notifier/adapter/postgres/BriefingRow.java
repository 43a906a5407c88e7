package dev.stepwise.notifier.adapter.postgres;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// What is known of one upgrade.
@Entity
@Table(name = "briefing")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class BriefingRow extends PanacheEntityBase {
  @Id public String upgrade;
  public String content;
}
