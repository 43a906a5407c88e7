package dev.stepwise.notifier.adapter.postgres;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.notifier.application.Inbox;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/// Deliveries, to be read.
@ApplicationScoped
class PostgresInbox implements Inbox {
  private static final String NEWEST_FIRST = " order by notice.at desc, id desc";

  @Override
  @Transactional
  public List<Item> read(Optional<UpgradeId> upgrade, int most) {
    return items(upgrade.map(PostgresInbox::of).orElseGet(PostgresInbox::all), most);
  }

  @Override
  @Transactional
  public List<Item> givenUp(int most) {
    return items(DeliveryRow.find("state = ?1" + NEWEST_FIRST, DeliveryRow.State.GIVEN_UP), most);
  }

  private static List<Item> items(PanacheQuery<DeliveryRow> newestFirst, int most) {
    return newestFirst.range(0, most - 1).stream().map(PostgresInbox::item).toList().reversed();
  }

  private static PanacheQuery<DeliveryRow> of(UpgradeId upgrade) {
    return DeliveryRow.find(
        "notice.upgrade = ?1 or notice.rollbackOf = ?1" + NEWEST_FIRST, upgrade.value());
  }

  private static PanacheQuery<DeliveryRow> all() {
    return DeliveryRow.find("from DeliveryRow" + NEWEST_FIRST);
  }

  private static Item item(DeliveryRow row) {
    return new Item(
        row.id,
        row.notice.notice(),
        row.notice.subject,
        row.notice.body,
        row.subscriber(),
        row.state.name(),
        Optional.ofNullable(row.reason),
        row.possibleDuplicate,
        row.notice.at);
  }
}
