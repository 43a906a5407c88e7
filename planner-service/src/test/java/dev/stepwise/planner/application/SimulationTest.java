package dev.stepwise.planner.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.execution.StepCommand;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.plan.Choice;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.planner.application.OutboxQueue.Waiting;
import dev.stepwise.planner.domain.Decision.Accepted;
import dev.stepwise.planner.domain.StateName;
import dev.stepwise.planner.domain.planning.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The planner, an executor and hosts on one virtual clock, while the bus loses, repeats and
/// reorders what is said, and steps fail.
@DisplayNameGeneration(ReplaceUnderscores.class)
class SimulationTest {
  private static final int MOST_MOVES = 50_000;

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void an_upgrade_always_ends_and_starts_each_attempt_once(long seed) {
    var play = new Play(new Random(seed));
    var id = play.request();

    play.until(id, StateName.SUCCEEDED);

    play.holds(id);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_rollback_always_ends_and_starts_each_attempt_once(long seed) {
    var play = new Play(new Random(seed));
    var id = play.request();
    play.until(id, StateName.SUCCEEDED);
    var rollback = play.world.requests.rollback(id, "ada", Optional.empty()).id();
    play.world.rollbacks.planAll();

    play.until(rollback, StateName.SUCCEEDED);

    play.holds(rollback);
    assertThat(play.state(id)).isEqualTo(StateName.ROLLED_BACK);
    assertThat(play.world.installations.get(World.TOY).release()).contains(new Release("1.0"));
  }

  private static final class Play {
    final World world = new World();
    private final Random random;
    private final SimulatedExecutor executor;
    private final List<Waiting> commands = new ArrayList<>();
    private final List<StepReport> reports = new ArrayList<>();

    Play(Random random) {
      this.random = random;
      this.executor = new SimulatedExecutor(random);
      world.installations.register(World.toy(World.TOY));
      world.watchdog.look();
    }

    UpgradeId request() {
      return world
          .requests
          .upgrade(
              World.TOY, new Release("2.0"), Policy.SAFEST, Choice.NONE, "ada", Optional.empty())
          .id();
    }

    StateName state(UpgradeId id) {
      return StateName.of(world.upgrades.get(id).state());
    }

    void until(UpgradeId id, StateName end) {
      for (var move = 0; move < MOST_MOVES && state(id) != end; move++) {
        relay();
        step(id);
      }
      assertThat(state(id)).isEqualTo(end);
    }

    private void relay() {
      var next = world.outbox.next(1_000);
      world.outbox.markPublished(next);
      next.stream().filter(message -> message.topic().contains("steps")).forEach(commands::add);
    }

    private void step(UpgradeId id) {
      switch (random.nextInt(8)) {
        case 0 -> world.pass(Duration.ofMillis(random.nextInt(3_000)));
        case 1 -> world.watchdog.look();
        case 2 -> person(id);
        case 3, 4 -> deliverCommand();
        default -> deliverReport();
      }
    }

    private void person(UpgradeId id) {
      switch (world.upgrades.get(id).state()) {
        case Upgrade.Proposed s -> world.upgrades.approve(id, s.planHash(), "ada");
        case Upgrade.Approved _ -> world.upgrades.start(id, "ada");
        case Upgrade.Held _ -> world.upgrades.retry(id, Optional.empty(), "ada");
        case Upgrade _ -> {}
      }
    }

    private void deliverCommand() {
      take(commands)
          .map(message -> CloudEvent.of(message.headers(), message.value()))
          .map(event -> event.message(StepCommand.class))
          .ifPresent(command -> reports.addAll(executor.take(command, world.now())));
    }

    private void deliverReport() {
      take(reports).ifPresent(world.reports::take);
    }

    /// In any order; one in ten is lost, one in ten comes again.
    private <T> Optional<T> take(List<T> from) {
      if (from.isEmpty()) {
        return Optional.empty();
      }
      var index = random.nextInt(from.size());
      return switch (random.nextInt(10)) {
        case 0 -> {
          from.remove(index);
          yield Optional.empty();
        }
        case 1 -> Optional.of(from.get(index));
        default -> Optional.of(from.remove(index));
      };
    }

    void holds(UpgradeId id) {
      assertThat(executor.starts().values()).as("starts of each attempt").containsOnly(1);
      assertThat(
              Upgrade.replay(
                  world.store.eventsAfter(id, 0).stream().map(RecordedEvent::event).toList()))
          .isEqualTo(world.upgrades.get(id).state());
      assertThat(world.leases.expired(Integer.MAX_VALUE)).isEmpty();
      world.pass(Duration.ofHours(1));
      assertThat(world.leases.expired(Integer.MAX_VALUE)).as("nobody is awaited").isEmpty();
      assertThat(world.upgrades.retry(id, Optional.empty(), "ada")).isNotInstanceOf(Accepted.class);
    }
  }
}
