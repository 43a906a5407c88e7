package dev.stepwise.planner.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.plan.Choice;
import dev.stepwise.contracts.upgrade.CorruptHistory;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeSucceeded;
import dev.stepwise.planner.domain.planning.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WatchdogTest {
  private static final Duration A_LEASE = Duration.ofSeconds(11);

  private final World world = new World();

  @Test
  void a_corrupt_upgrade_keeps_no_other_from_being_asked_again() {
    var corrupt = request("toy-corrupt");
    var live = world.upgrades.get(corrupt);
    world.store.append(live, live, List.of(new UpgradeSucceeded(corrupt, world.now())));
    request("toy-sound");
    everythingIsSent();
    allIsSilentForALease();

    assertThatThrownBy(world.watchdog::look).isInstanceOf(CorruptHistory.class);

    assertThat(waitingCommands()).containsExactly("toy-sound-a", "toy-sound-b");
  }

  @Test
  void what_is_not_sent_yet_is_not_asked_again_and_what_is_sent_is() {
    request("toy-unsent");
    request("toy-sent");
    everythingIsSentBut("toy-unsent");
    allIsSilentForALease();

    world.watchdog.look();

    assertThat(waitingCommands())
        .containsExactly("toy-unsent-a", "toy-unsent-b", "toy-sent-a", "toy-sent-b");
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

  private void everythingIsSent() {
    everythingIsSentBut("nothing");
  }

  private void everythingIsSentBut(String installation) {
    world.outbox.markPublished(
        world.outbox.next(100).stream()
            .filter(message -> !message.key().startsWith(installation))
            .toList());
  }

  /// Looking now and then, so that it is not the watchdog itself that was asleep.
  private void allIsSilentForALease() {
    world.watchdog.look();
    for (var second = 0; second < A_LEASE.toSeconds(); second++) {
      world.pass(Duration.ofSeconds(1));
      if (second < A_LEASE.toSeconds() - 1) {
        world.watchdog.look();
      }
    }
  }

  private List<String> waitingCommands() {
    return world.outbox.next(100).stream()
        .filter(message -> message.topic().equals(Topics.steps(Topics.DEFAULT_ZONE)))
        .map(OutboxQueue.Waiting::key)
        .toList();
  }
}
