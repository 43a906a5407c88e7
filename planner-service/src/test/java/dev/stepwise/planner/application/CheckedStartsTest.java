package dev.stepwise.planner.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.contracts.execution.StepReport.HostNotProbed;
import dev.stepwise.contracts.execution.StepReport.HostProbed;
import dev.stepwise.contracts.plan.Choice;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.Upgrade.Approved;
import dev.stepwise.contracts.upgrade.Upgrade.Proposed;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.domain.Decision;
import dev.stepwise.planner.domain.Decision.Accepted;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.Decision.Rejected;
import dev.stepwise.planner.domain.planning.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckedStartsTest {
  private final World world = new World();
  private UpgradeId id = new UpgradeId("none");

  @BeforeEach
  void propose() {
    world.installations.register(World.toy(World.TOY), "ada");
    id =
        world
            .requests
            .upgrade(
                World.TOY, new Release("2.0"), Policy.SAFEST, Choice.NONE, "ada", Optional.empty())
            .id();
    answer();
  }

  @Test
  void a_start_that_the_last_approval_overtakes_does_not_go_past_the_hosts() {
    var overtaken =
        new CheckedStarts(upgradesWhile(this::approve), world.handler, world.config, world::now);

    assertThat(reason(overtaken.start(id, "ada"))).isEqualTo(Reason.STILL_BUSY);

    assertThat(state()).isEqualTo(StateName.APPROVED);
  }

  @Test
  void what_is_due_starts_when_its_hosts_have_answered() {
    approve();
    assertThat(startWhenChecked()).isEmpty();
    assertThat(startWhenChecked()).isEmpty();

    answer();

    assertThat(startWhenChecked())
        .hasValueSatisfying(it -> assertThat(it).isInstanceOf(Accepted.class));
    assertThat(state()).isEqualTo(StateName.RUNNING);
  }

  @Test
  void a_host_that_is_away_when_it_is_due_is_asked_again() {
    approve();
    var due = world.now();
    startWhenChecked(due);
    isAway("toy-1-a");
    assertThat(startWhenChecked(due)).isEmpty();

    world.pass(Duration.ofMinutes(1));
    assertThat(startWhenChecked(due)).isEmpty();
    answer();

    assertThat(startWhenChecked(due))
        .hasValueSatisfying(it -> assertThat(it).isInstanceOf(Accepted.class));
  }

  @Test
  void a_host_that_stays_away_is_not_asked_for_ever() {
    approve();
    var due = world.now();
    startWhenChecked(due);
    for (var minute = 0; minute < 15; minute++) {
      isAway("toy-1-a");
      world.pass(Duration.ofMinutes(1));
      if (minute < 14) {
        assertThat(startWhenChecked(due)).isEmpty();
      }
    }

    assertThat(startWhenChecked(due))
        .hasValueSatisfying(it -> assertThat(reason(it)).isEqualTo(Reason.STILL_BUSY));
  }

  private void isAway(String host) {
    world.reports.take(
        new HostNotProbed(
            id, new HostId(host), HostProblem.UNREACHABLE, "no route", "e1", world.now()));
  }

  private Optional<Decision<UpgradeEvent>> startWhenChecked() {
    return startWhenChecked(Instant.MIN);
  }

  private Optional<Decision<UpgradeEvent>> startWhenChecked(Instant due) {
    return world.upgrades.get(id).state() instanceof Approved approved
        ? world.starts.startWhenChecked(approved, due, "ada")
        : Optional.empty();
  }

  /// Something happens after each look at the state, before anything is decided.
  private Upgrades upgradesWhile(Runnable it) {
    return new Upgrades(
        world.handler,
        world.store,
        world.transactions,
        world.oneAtATime,
        world.changes,
        world.timetables,
        world.signals,
        world::now) {
      @Override
      public LiveUpgrade get(UpgradeId id) {
        var seen = super.get(id);
        it.run();
        return seen;
      }
    };
  }

  private void approve() {
    if (world.upgrades.get(id).state() instanceof Proposed proposed) {
      assertThat(world.approvals.approve(id, proposed.planHash(), "ada"))
          .isInstanceOf(Accepted.class);
    }
  }

  private void answer() {
    for (var host : List.of("toy-1-a", "toy-1-b")) {
      world.reports.take(
          new HostProbed(
              id,
              new HostId(host),
              new TreeMap<>(Map.of("INSTALLED_VERSION", "1.0")),
              "e1",
              world.now()));
    }
  }

  private StateName state() {
    return StateName.of(world.upgrades.get(id).state());
  }

  private static Reason reason(Decision<UpgradeEvent> decision) {
    return ((Rejected<UpgradeEvent>) decision).reason();
  }
}
