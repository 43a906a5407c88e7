package dev.stepwise.notifier.adapter.postgres;

import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.notifier.domain.Message;
import dev.stepwise.notifier.domain.Notice;
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
  public String upgrade;
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
    row.upgrade = notice.upgrade().value();
    row.rollbackOf = notice.rollbackOf().map(Object::toString).orElse(null);
    row.kind = notice.kind().wireName();
    row.revision = notice.revision();
    row.subject = message.subject();
    row.body = message.asText();
    row.content = new String(Wire.encode(notice), StandardCharsets.UTF_8);
    row.at = notice.at();
    return row;
  }

  Notice notice() {
    return Wire.decode(content.getBytes(StandardCharsets.UTF_8), Notice.class);
  }
}
