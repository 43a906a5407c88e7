package dev.stepwise.contracts.estate;

import static dev.stepwise.contracts.Samples.INSTALLATION;
import static dev.stepwise.contracts.Samples.NOON;
import static dev.stepwise.contracts.Samples.NS1;
import static dev.stepwise.contracts.Samples.OUTPUT;
import static dev.stepwise.contracts.Samples.PLAN;
import static dev.stepwise.contracts.Samples.PLAN_HASH;
import static dev.stepwise.contracts.Samples.T1;
import static dev.stepwise.contracts.Samples.UPGRADE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.estate.InstallationEvent.InstallationRegistered;
import dev.stepwise.contracts.estate.InstallationEvent.ReleaseRecorded;
import dev.stepwise.contracts.upgrade.CorruptHistory;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanApproved;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanProposed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunSucceeded;
import dev.stepwise.contracts.upgrade.UpgradeEvent.StageStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeHeld;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeStarted;
import dev.stepwise.contracts.upgrade.UpgradeSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EstateTest {
  private static final Release RELEASE = new Release("0.9.2");
  private static final InstallationEvent REGISTERED =
      new InstallationRegistered(INSTALLATION, "ada", NOON);
  private static final InstallationEvent RECORDED =
      new ReleaseRecorded(INSTALLATION.id(), RELEASE, Optional.of(UPGRADE), NOON);
  private static final List<UpgradeEvent> RUNNING =
      List.of(
          new UpgradeRequested(UPGRADE, INSTALLATION, RELEASE, "safest", List.of(), "ada", NOON),
          new PlanProposed(UPGRADE, PLAN, PLAN_HASH, NOON),
          new PlanApproved(UPGRADE, PLAN_HASH, "grace", NOON),
          new UpgradeStarted(UPGRADE, "ada", NOON),
          new StageStarted(UPGRADE, 0, NOON));

  @Test
  void an_installation_that_is_registered_anew_keeps_its_release() {
    assertThat(Registered.replay(List.of(REGISTERED, RECORDED, REGISTERED)))
        .contains(new Registered(INSTALLATION, Optional.of(RELEASE), 3));
  }

  @Test
  void a_release_of_nothing_is_a_corrupt_history() {
    assertThatThrownBy(() -> Registered.replay(List.of(RECORDED)))
        .isInstanceOf(CorruptHistory.class)
        .hasMessageContaining("to be registered before");
  }

  @Test
  void an_upgrade_under_way_holds_the_hosts_and_takes_down_what_its_stage_says() {
    var standing = standing(RUNNING);

    assertThat(standing.leases())
        .singleElement()
        .satisfies(lease -> assertThat(lease.hosts()).containsExactly(NS1, T1));
    assertThat(standing.down()).isEqualTo(Map.of("writes", "writing to tables"));
  }

  @Test
  void what_the_next_stage_needs_down_stays_down_in_between() {
    assertThat(standing(and(RUNNING, done(0))).down()).containsOnlyKeys("writes");
    assertThat(standing(and(RUNNING, done(0), new StageStarted(UPGRADE, 1, NOON))).down())
        .containsOnlyKeys("writes");
  }

  @Test
  void an_upgrade_that_was_stopped_holds_nothing_and_leaves_down_what_it_took_down() {
    var failed =
        new UpgradeEvent[] {
          new UpgradeEvent.RunUnknown(UPGRADE, 0, NS1, 1, "reboot", OUTPUT, NOON),
          new UpgradeHeld(UPGRADE, 0, NS1, "reboot", NOON),
          new UpgradeFailed(UPGRADE, "given up", "ada", NOON)
        };
    var standing = standing(and(RUNNING, failed));

    assertThat(standing.leases()).isEmpty();
    assertThat(standing.down()).containsOnlyKeys("writes");
  }

  private static UpgradeEvent done(int stage) {
    return new RunSucceeded(UPGRADE, stage, NS1, 1, new TreeMap<>(), "exit 0", OUTPUT, NOON);
  }

  private static Standing standing(List<UpgradeEvent> events) {
    var state = Upgrade.replay(events);
    Upgrade before = new Upgrade.Unrequested();
    var summary = UpgradeSummary.first(events.getFirst());
    for (var event : events) {
      before = before.evolve(event);
      summary = summary.then(event, before);
    }
    var registered = Registered.replay(List.of(REGISTERED)).orElseThrow();
    return Estate.of(List.of(registered), List.of(summary), _ -> state).installations().getFirst();
  }

  private static List<UpgradeEvent> and(List<UpgradeEvent> before, UpgradeEvent... more) {
    var all = new ArrayList<>(before);
    all.addAll(List.of(more));
    return all;
  }
}
