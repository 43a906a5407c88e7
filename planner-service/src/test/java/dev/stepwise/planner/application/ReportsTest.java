package dev.stepwise.planner.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.execution.StepReport.HostProbed;
import dev.stepwise.contracts.plan.Choice;
import dev.stepwise.contracts.upgrade.CorruptHistory;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsDiscovered;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanProposed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeSucceeded;
import dev.stepwise.planner.domain.Decision.Accepted;
import dev.stepwise.planner.domain.Decision.Rejected;
import dev.stepwise.planner.domain.planning.Policy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReportsTest {
  private final World world = new World();

  @Test
  void reports_that_come_together_are_decided_one_after_the_other() {
    var toy = request("toy");

    var decisions =
        world.reports.takeAll(
            List.of(probed(toy, "toy-a"), probed(toy, "toy-a"), probed(toy, "toy-b")));

    assertThat(decisions)
        .extracting(Object::getClass)
        .containsExactly(Accepted.class, Rejected.class, Accepted.class);
    assertThat(events(toy))
        .extracting(Object::getClass)
        .containsExactly(
            UpgradeRequested.class,
            FactsDiscovered.class,
            FactsDiscovered.class,
            PlanProposed.class);
  }

  @Test
  void what_is_told_of_an_upgrade_is_told_in_the_order_in_which_it_was_decided() {
    var toy = request("toy");

    world.reports.takeAll(List.of(probed(toy, "toy-a"), probed(toy, "toy-b")));

    assertThat(world.outbox.next(100))
        .filteredOn(message -> message.key().equals(toy.value()))
        .extracting(
            message -> new String(message.headers().get("ce_sequence"), StandardCharsets.UTF_8))
        .containsExactly("1", "2", "3", "4");
  }

  @Test
  void when_one_report_cannot_be_recorded_none_is_and_the_others_can_alone() {
    var corrupt = request("corrupt");
    var live = world.upgrades.get(corrupt);
    world.store.append(live, live, List.of(new UpgradeSucceeded(corrupt, world.now())));
    var sound = request("sound");
    var report = probed(sound, "sound-a");

    assertThatThrownBy(() -> world.reports.takeAll(List.of(report, probed(corrupt, "corrupt-a"))))
        .isInstanceOf(CorruptHistory.class);

    assertThat(events(sound)).hasSize(1);
    assertThat(world.reports.take(report)).isInstanceOf(Accepted.class);
    assertThat(events(sound)).hasSize(2);
  }

  private UpgradeId request(String name) {
    var installation = new InstallationId(name);
    world.installations.register(World.toy(installation), "ada");
    return world
        .requests
        .upgrade(
            installation, new Release("2.0"), Policy.SAFEST, Choice.NONE, "ada", Optional.empty())
        .id();
  }

  private StepReport probed(UpgradeId id, String host) {
    return new HostProbed(
        id, new HostId(host), new TreeMap<>(Map.of("INSTALLED_VERSION", "1.0")), "e1", world.now());
  }

  private List<UpgradeEvent> events(UpgradeId id) {
    return world.store.eventsAfter(id, 0).stream().map(RecordedEvent::event).toList();
  }
}
