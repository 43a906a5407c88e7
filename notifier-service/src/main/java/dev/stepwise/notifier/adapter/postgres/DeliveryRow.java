package dev.stepwise.notifier.adapter.postgres;

import dev.stepwise.notifier.domain.Delivery;
import dev.stepwise.notifier.domain.Language;
import dev.stepwise.notifier.domain.Reader;
import dev.stepwise.notifier.domain.Subscriber;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One notice to one subscriber.
///
/// <pre>
///   PENDING ⇄ SENDING ─▶ SENT · GIVEN_UP
/// </pre>
@Entity
@Table(name = "delivery")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class DeliveryRow extends PanacheEntityBase {
  enum State {
    PENDING,
    SENDING,
    SENT,
    GIVEN_UP
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @ManyToOne(optional = false)
  @JoinColumn(name = "notice")
  public NoticeRow notice;

  public String channel;
  public String subscriber;

  @Enumerated(EnumType.STRING)
  public Language language;

  public String zone;

  @Enumerated(EnumType.STRING)
  public State state;

  public int tries;
  public Instant due;
  public @Nullable String claimedBy;
  public boolean possibleDuplicate;
  public @Nullable String reason;
  public @Nullable String receipt;

  static DeliveryRow pending(NoticeRow notice, Subscriber subscriber, Instant due) {
    var row = new DeliveryRow();
    row.notice = notice;
    row.channel = subscriber.channel();
    row.subscriber = subscriber.name();
    row.language = subscriber.reader().language();
    row.zone = subscriber.reader().zone().getId();
    row.state = State.PENDING;
    row.due = due;
    return row;
  }

  Subscriber subscriber() {
    return new Subscriber(channel, subscriber, new Reader(language, ZoneId.of(zone)));
  }

  /// A claim that ended without a result may have been sent.
  Delivery claimed(String by, Instant until, List<String> receipts) {
    possibleDuplicate |= state == State.SENDING;
    state = State.SENDING;
    claimedBy = by;
    due = until;
    tries++;
    return new Delivery(id, notice.notice(), subscriber(), tries, possibleDuplicate, receipts);
  }
}
