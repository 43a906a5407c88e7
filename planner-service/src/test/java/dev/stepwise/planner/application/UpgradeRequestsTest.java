package dev.stepwise.planner.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.plan.Choice;
import dev.stepwise.planner.application.UpgradeRequests.Answer;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.Decision.Rejected;
import dev.stepwise.planner.domain.planning.Policy;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UpgradeRequestsTest {
  private final World world = new World();

  @BeforeEach
  void register() {
    world.installations.register(World.toy(World.TOY), "ada");
  }

  @Test
  void a_second_upgrade_of_an_installation_is_rejected_and_the_first_is_named() {
    var first = request("2.0", Optional.empty());

    var second = request("2.0", Optional.empty());

    assertThat(second.decision())
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(Reason.OCCUPIED);
              assertThat(rejected.message()).contains(first.id().value(), "DISCOVERING");
            });
  }

  @Test
  void an_upgrade_on_a_host_that_another_installation_is_upgraded_on_is_rejected() {
    request("2.0", Optional.empty());
    var neighbour = new InstallationId("neighbour");
    world.installations.register(
        new Installation(
            neighbour, "toy", "Toy", "plain", World.toy(World.TOY).hosts(), new TreeMap<>()),
        "ada");

    var second =
        world.requests.upgrade(
            neighbour, new Release("2.0"), Policy.SAFEST, Choice.NONE, "ada", Optional.empty());

    assertThat(second.decision())
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(Reason.OCCUPIED);
              assertThat(rejected.message()).contains("toy-1-a.example:22", "'toy-1'");
            });
  }

  @Test
  void the_same_request_with_the_same_key_is_the_same_upgrade() {
    var first = request("2.0", Optional.of("key-1"));

    var second = request("2.0", Optional.of("key-1"));

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(world.upgrades.get(first.id()).version()).isEqualTo(1);
  }

  @Test
  void another_request_with_the_same_key_is_not_possible() {
    request("2.0", Optional.of("key-1"));

    assertThatThrownBy(() -> request("1.5", Optional.of("key-1")))
        .isInstanceOf(NotPossible.class)
        .hasMessageContaining("use a new key");
  }

  @Test
  void an_unknown_release_is_answered_with_those_that_are_known() {
    assertThatThrownBy(() -> request("9.9", Optional.empty()))
        .isInstanceOf(NotPossible.class)
        .hasMessageContaining("1.0, 1.5, 2.0, 3.0")
        .hasMessageContaining("9.9");
  }

  @Test
  void an_unknown_installation_is_answered_with_those_that_are_known() {
    assertThatThrownBy(() ->
            world.requests.upgrade(
                new InstallationId("nowhere"),
                new Release("2.0"),
                Policy.SAFEST,
                Choice.NONE,
                "ada",
                Optional.empty()))
        .isInstanceOf(NotKnown.class)
        .hasMessageContaining("toy-1");
  }

  private Answer request(String target, Optional<String> key) {
    return world.requests.upgrade(
        World.TOY, new Release(target), Policy.SAFEST, Choice.NONE, "ada", key);
  }
}
