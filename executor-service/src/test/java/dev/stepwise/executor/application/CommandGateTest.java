package dev.stepwise.executor.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.alert.Refusal;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.codec.UnreadableMessage;
import dev.stepwise.contracts.execution.Authority;
import dev.stepwise.contracts.execution.StepCommand;
import dev.stepwise.contracts.execution.StepCommand.CancelRun;
import dev.stepwise.contracts.notice.NoticeEvent.NoticeSent;
import dev.stepwise.contracts.signature.PinnedKeys;
import dev.stepwise.contracts.signature.SigningKey;
import dev.stepwise.executor.Commands;
import dev.stepwise.executor.application.Admission.Admitted;
import dev.stepwise.executor.application.Admission.Outdated;
import dev.stepwise.executor.application.Admission.Overdue;
import dev.stepwise.executor.application.Admission.Refused;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandGateTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final SigningKey PLANNER = SigningKey.generate("planner");
  private static final Authority RIGHT = right("default", NOON);

  private static final Delivery LIVE = new Delivery(false, Optional.empty());

  private final CommandGate gate =
      new CommandGate(
          PinnedKeys.of(List.of(PLANNER.pin(Optional.empty()))),
          "default",
          Clock.fixed(NOON, ZoneOffset.UTC));

  @Test
  void the_planners_command_is_admitted_until_its_last_moment() {
    var command = Commands.run("true").command().with(RIGHT);

    assertThat(admit(command)).isEqualTo(new Admitted(command));
  }

  @Test
  void a_command_that_nobody_signed_is_refused() {
    var event = event(Commands.run("true").command().with(RIGHT));

    assertThat(refusal(gate.admit(event.headers(), event.data(), LIVE)))
        .isEqualTo(Refusal.UNSIGNED);
  }

  @Test
  void a_command_that_somebody_else_signed_is_refused() {
    var event = event(Commands.run("true").command().with(RIGHT));
    var headers = SigningKey.generate("planner").sign(event);

    assertThat(refusal(gate.admit(headers, event.data(), LIVE))).isEqualTo(Refusal.FORGED);
  }

  @Test
  void a_command_whose_script_was_changed_is_refused() {
    var event = event(Commands.run("true").command().with(RIGHT));
    var other = event(Commands.run("rm -rf /").command().with(RIGHT));

    assertThat(refusal(gate.admit(PLANNER.sign(event), other.data(), LIVE)))
        .isEqualTo(Refusal.FORGED);
  }

  @Test
  void a_command_for_another_zone_is_refused() {
    var command = Commands.run("true").command().with(right("dmz", NOON));

    assertThat(refusal(admit(command))).isEqualTo(Refusal.WRONG_ZONE);
  }

  @Test
  void a_command_for_a_host_of_another_zone_is_refused() {
    var command = Commands.run("true").on(inZone("dmz")).command().with(RIGHT);

    assertThat(refusal(admit(command))).isEqualTo(Refusal.WRONG_ZONE);
  }

  @Test
  void a_command_without_a_right_is_refused() {
    assertThat(refusal(admit(Commands.run("true").command()))).isEqualTo(Refusal.WRONG_ZONE);
  }

  @Test
  void a_command_whose_time_is_over_is_refused() {
    var late = right("default", NOON.minus(Duration.ofNanos(1)));

    assertThat(refusal(admit(Commands.run("true").command().with(late))))
        .isEqualTo(Refusal.EXPIRED);
  }

  @Test
  void a_command_that_lay_on_its_topic_until_its_time_was_over_is_passed_over() {
    var command = Commands.run("true").command().with(right("default", NOON.minusSeconds(60)));
    var event = event(command);
    var waited = new Delivery(false, Optional.of(NOON.minusSeconds(60)));

    assertThat(gate.admit(PLANNER.sign(event), event.data(), waited)).isInstanceOf(Overdue.class);
  }

  @Test
  void a_command_that_was_sent_again_when_its_time_was_over_is_refused_wherever_it_lay() {
    var command = Commands.run("true").command().with(right("default", NOON.minusSeconds(60)));
    var event = event(command);
    var waited = new Delivery(false, Optional.of(NOON.minusSeconds(59)));

    assertThat(refusal(gate.admit(PLANNER.sign(event), event.data(), waited)))
        .isEqualTo(Refusal.EXPIRED);
  }

  @Test
  void the_same_command_again_is_admitted_because_it_has_no_effect() {
    var command = Commands.run("true").attempt(1, 2).command().with(RIGHT);
    admit(command);

    assertThat(admit(command)).isEqualTo(new Admitted(command));
  }

  @Test
  void an_older_command_of_the_same_run_is_refused() {
    admit(Commands.run("true").attempt(1, 2).command().with(RIGHT));

    assertThat(refusal(admit(Commands.run("true").attempt(1, 1).command().with(RIGHT))))
        .isEqualTo(Refusal.REPLAYED);
  }

  @Test
  void a_command_for_an_earlier_attempt_is_refused() {
    admit(Commands.run("true").attempt(2, 2).command().with(RIGHT));

    assertThat(refusal(admit(Commands.run("true").attempt(1, 3).command().with(RIGHT))))
        .isEqualTo(Refusal.REPLAYED);
  }

  @Test
  void a_run_that_was_ended_is_not_commanded_again_by_an_older_command() {
    var run = Commands.run("true").attempt(1, 2).command().with(RIGHT);
    admit(new CancelRun(run, "not now"));

    assertThat(refusal(admit(Commands.run("true").attempt(1, 1).command().with(RIGHT))))
        .isEqualTo(Refusal.REPLAYED);
  }

  @Test
  void an_older_command_that_kafka_hands_over_again_is_nobodys_doing() {
    var old = Commands.run("true").attempt(1, 1).command().with(RIGHT);
    admit(old);
    admit(Commands.run("true").attempt(1, 2).command().with(RIGHT));

    assertThat(
            gate.admit(
                PLANNER.sign(event(old)), event(old).data(), new Delivery(true, Optional.empty())))
        .isEqualTo(new Outdated(old));
  }

  @Test
  void a_refused_command_does_not_count_as_seen() {
    admit(Commands.run("true").attempt(1, 9).command().with(right("dmz", NOON)));
    var command = Commands.run("true").attempt(1, 1).command().with(RIGHT);

    assertThat(admit(command)).isEqualTo(new Admitted(command));
  }

  @Test
  void what_the_planner_signed_and_is_no_command_cannot_be_read() {
    var notice = new NoticeSent("n", Optional.empty(), "k", "c", "s", false, NOON);
    var event = event("n", notice);

    assertThatThrownBy(() -> gate.admit(PLANNER.sign(event), event.data(), LIVE))
        .isInstanceOf(UnreadableMessage.class);
  }

  private Admission admit(StepCommand command) {
    var event = event(command);
    return gate.admit(PLANNER.sign(event), event.data(), LIVE);
  }

  private static Refusal refusal(Admission admission) {
    return switch (admission) {
      case Refused(var refusal, _, _) -> refusal;
      case Admitted _, Outdated _, Overdue _ ->
          throw new AssertionError("Expected a refusal, but got " + admission);
    };
  }

  private static CloudEvent event(StepCommand command) {
    return event(command.host().id().value(), command);
  }

  private static CloudEvent event(String subject, Object message) {
    return CloudEvent.of(
        "id", URI.create("/planner"), subject, NOON, OptionalLong.empty(), message);
  }

  private static Authority right(String zone, Instant notAfter) {
    return new Authority(zone, notAfter, Optional.empty(), List.of("ada"));
  }

  private static InstalledHost inZone(String zone) {
    var host = Commands.HOST;
    return new InstalledHost(
        host.id(),
        host.roles(),
        host.address(),
        host.port(),
        host.user(),
        zone,
        host.hostKeys(),
        host.variables());
  }
}
