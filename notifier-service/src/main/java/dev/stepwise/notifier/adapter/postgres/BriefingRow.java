package dev.stepwise.notifier.adapter.postgres;

import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.notifier.domain.Briefing;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of one upgrade.
@Entity
@Table(name = "briefing")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class BriefingRow extends PanacheEntityBase {
  @Id public String upgrade;
  public String content;

  /// When people are to be reminded next.
  public @Nullable Instant wakeAt;

  /// When it was written last.
  public Instant changed;

  static BriefingRow of(Briefing briefing) {
    var row = new BriefingRow();
    row.upgrade = briefing.upgrade().value();
    return row;
  }

  void become(Briefing briefing, Instant now) {
    content = new String(Wire.encode(briefing), StandardCharsets.UTF_8);
    wakeAt = briefing.timing().wakeAt().orElse(null);
    changed = now;
  }

  Briefing briefing() {
    return Wire.decode(content.getBytes(StandardCharsets.UTF_8), Briefing.class);
  }
}
