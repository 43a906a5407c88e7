package dev.stepwise.planner.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsDiscovered;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeCancelled;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRequested;
import dev.stepwise.contracts.upgrade.UpgradeSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What every store of upgrades promises.
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class UpgradeStoreContract {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private final String unique = UUID.randomUUID().toString().substring(0, 8);
  private final Installation toy = World.toy(new InstallationId("toy-" + unique));

  protected abstract UpgradeStore store();

  protected abstract Transactions transactions();

  @Test
  void events_come_back_as_they_were_recorded() {
    var live = append(LiveUpgrade.unrequested(id(1)), requested(1), answered(1, "a"));

    assertThat(read(live.id(), 0))
        .containsExactly(
            new RecordedEvent(1, requested(1)), new RecordedEvent(2, answered(1, "a")));
    assertThat(read(live.id(), 1)).containsExactly(new RecordedEvent(2, answered(1, "a")));
  }

  @Test
  void whoever_decided_on_an_old_version_comes_second() {
    var first = append(LiveUpgrade.unrequested(id(1)), requested(1));
    append(first, answered(1, "a"));

    assertThatThrownBy(() -> append(first, answered(1, "b"))).isInstanceOf(ConcurrentUpgrade.class);
    assertThat(read(id(1), 0)).hasSize(2);
  }

  @Test
  void a_transaction_that_throws_leaves_nothing() {
    var live = append(LiveUpgrade.unrequested(id(1)), requested(1));

    assertThatThrownBy(() ->
            transactions()
                .inOne(() -> {
                  store().append(live, live.then(answered(1, "a")), List.of(answered(1, "a")));
                  throw new IllegalStateException("crash");
                }))
        .hasMessage("crash");
    assertThat(read(id(1), 0)).hasSize(1);
  }

  @Test
  void lists_show_the_youngest_first_page_by_page() {
    cancelled(1);
    cancelled(2);
    cancelled(3);

    assertThat(list(Optional.empty(), 2)).containsExactly(id(3), id(2));
    assertThat(list(Optional.of(id(2)), 2)).containsExactly(id(1));
  }

  @Test
  void lists_can_be_filtered_by_state() {
    cancelled(1);
    append(LiveUpgrade.unrequested(id(2)), requested(2));

    var filter =
        new UpgradeFilter(
            Optional.of(toy.id()), List.of(StateName.DISCOVERING), Optional.empty(), 10);
    assertThat(transactions().inOne(() -> store().list(filter)))
        .extracting(UpgradeSummary::id)
        .containsExactly(id(2));
  }

  private void cancelled(int number) {
    append(
        LiveUpgrade.unrequested(id(number)),
        requested(number),
        new UpgradeCancelled(id(number), "no", "ada", NOON));
  }

  private List<UpgradeId> list(Optional<UpgradeId> after, int limit) {
    var filter = new UpgradeFilter(Optional.of(toy.id()), List.of(), after, limit);
    return transactions().inOne(() -> store().list(filter)).stream()
        .map(UpgradeSummary::id)
        .toList();
  }

  private LiveUpgrade append(LiveUpgrade before, UpgradeEvent... events) {
    var after = before;
    for (var event : events) {
      after = after.then(event);
    }
    var result = after;
    transactions().inOne(() -> store().append(before, result, List.of(events)));
    return result;
  }

  private List<RecordedEvent> read(UpgradeId id, long version) {
    return transactions().inOne(() -> store().eventsAfter(id, version));
  }

  private UpgradeId id(int number) {
    return new UpgradeId("up-" + unique + "-" + number);
  }

  private UpgradeEvent requested(int number) {
    var hosts = toy.hosts().stream().map(host -> host.id()).toList();
    return new UpgradeRequested(id(number), toy, new Release("2.0"), "safest", hosts, "ada", NOON);
  }

  private UpgradeEvent answered(int number, String host) {
    var name = new dev.stepwise.contracts.HostId(toy.id() + "-" + host);
    return new FactsDiscovered(id(number), name, new TreeMap<>(), NOON);
  }
}
