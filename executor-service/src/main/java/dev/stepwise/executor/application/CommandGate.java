package dev.stepwise.executor.application;

import dev.stepwise.contracts.alert.Refusal;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.execution.Authority;
import dev.stepwise.contracts.execution.StepCommand;
import dev.stepwise.contracts.signature.PinnedKeys;
import dev.stepwise.contracts.signature.Verification;
import dev.stepwise.contracts.signature.Verification.Genuine;
import dev.stepwise.executor.application.Admission.Admitted;
import dev.stepwise.executor.application.Admission.Outdated;
import dev.stepwise.executor.application.Admission.Overdue;
import dev.stepwise.executor.application.Admission.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Only the planner commands. Every record is looked at here before anything else happens, and
/// before anything is said to a host: first whether the planner signed these bytes, then whether
/// they are meant for this zone, whether their time is over, and whether they are older than what
/// has been seen of the same run.
///
/// The time is this executor's own. Validity is counted in minutes (`planner.commands-valid`), so
/// that clocks may differ by seconds; one that is far off refuses everything, and says so. What
/// came to its topic in time and lay there because no executor came for it is passed over without
/// an alarm: as many commands are overdue after an absence as the planner had to repeat.
public final class CommandGate {
  private final PinnedKeys planner;
  private final String zone;
  private final Clock clock;
  private final SeenRuns seen = new SeenRuns();

  /// @param planner the keys of the planner
  /// @param zone that of this executor
  public CommandGate(PinnedKeys planner, String zone, Clock clock) {
    this.planner = planner;
    this.zone = zone;
    this.clock = clock;
  }

  /// Looks at one record.
  ///
  /// @throws dev.stepwise.contracts.codec.UnreadableMessage when it is genuine, and no command
  public Admission admit(Map<String, byte[]> headers, byte[] value, Delivery delivery) {
    return switch (planner.verify(headers, value)) {
      case Verification.Refused(var refusal, var detail) ->
          new Refused(refusal, detail, Optional.empty());
      case Genuine _ -> genuine(CloudEvent.of(headers, value).message(StepCommand.class), delivery);
    };
  }

  private Admission genuine(StepCommand command, Delivery delivery) {
    return command
        .authority()
        .map(authority -> withAuthority(command, authority, delivery))
        .orElseGet(
            () -> refused(command, Refusal.WRONG_ZONE, "Expected an authority, but it has none"));
  }

  private Admission withAuthority(StepCommand command, Authority authority, Delivery delivery) {
    if (!authority.zone().equals(zone) || !command.host().zone().equals(zone)) {
      return refused(
          command,
          Refusal.WRONG_ZONE,
          "Expected a command for zone '%s', but it is for zone '%s' and a host of zone '%s'"
              .formatted(zone, authority.zone(), command.host().zone()));
    }
    var now = clock.instant();
    return now.isAfter(authority.notAfter())
        ? late(command, authority.notAfter(), now, delivery)
        : inOrder(command, delivery.again());
  }

  private static Admission late(
      StepCommand command, Instant notAfter, Instant now, Delivery delivery) {
    var detail =
        "Expected a command that is valid at %s, but it was until %s".formatted(now, notAfter);
    return delivery.waitingSince().filter(since -> !since.isAfter(notAfter)).isPresent()
        ? new Overdue(command, detail)
        : refused(command, Refusal.EXPIRED, detail);
  }

  private Admission inOrder(StepCommand command, boolean again) {
    return seen.laterThan(command)
        .map(later ->
            again
                ? new Outdated(command)
                : refused(
                    command,
                    Refusal.REPLAYED,
                    "Expected no command before %s, which came already".formatted(later)))
        .orElseGet(() -> {
          seen.see(command);
          return new Admitted(command);
        });
  }

  private static Admission refused(StepCommand command, Refusal refusal, String detail) {
    return new Refused(refusal, detail, Optional.of(command));
  }
}
