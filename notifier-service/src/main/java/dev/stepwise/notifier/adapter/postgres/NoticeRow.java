package dev.stepwise.notifier.adapter.postgres;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.notifier.domain.Message;
import dev.stepwise.notifier.domain.Notice;
import dev.stepwise.notifier.domain.SecurityNotice;
import dev.stepwise.notifier.domain.UpgradeNotice;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One notice, whole in `content`; the other columns are for finding and reading it.
@Entity
@Table(name = "notice")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class NoticeRow extends PanacheEntityBase {
  @Id public String id;
  public @Nullable String upgrade;
  public @Nullable String rollbackOf;
  public String kind;
  public int revision;
  public String subject;
  public String body;
  public String content;
  public Instant at;

  static NoticeRow of(Notice notice, Message message) {
    var row = new NoticeRow();
    row.id = notice.id();
    row.upgrade = notice.about().map(UpgradeId::value).orElse(null);
    row.kind = notice.wireKind();
    row.revision = 1;
    if (notice instanceof UpgradeNotice ofUpgrade) {
      row.rollbackOf = ofUpgrade.rollbackOf().map(Object::toString).orElse(null);
      row.revision = ofUpgrade.revision();
    }
    row.subject = message.subject();
    row.body = message.asText();
    row.content = new String(Wire.encode(notice), StandardCharsets.UTF_8);
    row.at = notice.at();
    return row;
  }

  Notice notice() {
    var bytes = content.getBytes(StandardCharsets.UTF_8);
    return kind.equals(SecurityNotice.KIND)
        ? Wire.decode(bytes, SecurityNotice.class)
        : Wire.decode(bytes, UpgradeNotice.class);
  }
}
