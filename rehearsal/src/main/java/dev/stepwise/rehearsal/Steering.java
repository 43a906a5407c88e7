package dev.stepwise.rehearsal;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.domain.Decision;
import dev.stepwise.planner.domain.FollowUp;
import dev.stepwise.planner.domain.UpgradeCommand;
import dev.stepwise.planner.domain.UpgradeDecider;
import dev.stepwise.planner.domain.UpgradeReactor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// An upgrade as the planner steers it: by the planner's own rules, so that what is rehearsed is
/// what will be done. A value: to try something, go on from it; to forget that, go on from it
/// again.
///
/// @param commands the runs that were commanded and have not ended, in the order of their stage
record Steering(UpgradeId id, Upgrade state, List<RunStep> commands) {
  private static final String BY = "rehearsal";
  private static final UpgradeDecider DECIDER = new UpgradeDecider();
  private static final UpgradeReactor REACTOR = new UpgradeReactor();

  Steering {
    commands = List.copyOf(commands);
  }

  /// Nothing was asked yet.
  static Steering of(UpgradeId id) {
    return new Steering(id, DECIDER.initial(), List.of());
  }

  /// After what was asked or told. Fails with [IllegalStateException] when the planner says no.
  Steering after(UpgradeCommand command) {
    return switch (DECIDER.decide(state, command)) {
      case Decision.Accepted<UpgradeEvent>(var events) -> after(events);
      case Decision.Rejected<UpgradeEvent>(_, var message) ->
          throw new IllegalStateException(message);
    };
  }

  private Steering after(List<UpgradeEvent> events) {
    var now = state;
    var open = new ArrayList<>(commands);
    for (var event : events) {
      now = now.evolve(event);
      for (var followUp : REACTOR.react(now, event)) {
        if (followUp instanceof FollowUp.Command(var step)) {
          open.add(step);
        }
      }
    }
    return new Steering(id, now, open);
  }

  /// Proposed, approved and started.
  Steering carrying(Plan plan, Instant at) {
    var hash = Wire.hashOf(plan);
    return after(new UpgradeCommand.ProposePlan(id, plan, hash, at))
        .after(new UpgradeCommand.Approve(id, hash, BY, at))
        .foundAsPlanned(plan, at)
        .after(new UpgradeCommand.Start(id, BY, at))
        .signed(at);
  }

  /// Nobody but us works on practice hosts.
  private Steering foundAsPlanned(Plan plan, Instant at) {
    var asked = after(new UpgradeCommand.AskAgain(id, BY, at));
    for (var host : plan.installation().hosts()) {
      var facts = plan.facts().getOrDefault(host.id(), new TreeMap<>());
      asked = asked.after(new UpgradeCommand.RecordFacts(id, host.id(), facts, at));
    }
    return asked;
  }

  /// With the checklist signed, if one is asked for.
  Steering signed(Instant at) {
    if (state instanceof Upgrade.Waiting waiting) {
      var items = waiting.progress().plan().stages().get(waiting.stage()).checklist();
      return after(new UpgradeCommand.Confirm(id, waiting.stage(), items, BY, at));
    }
    return this;
  }

  /// With that run ended.
  Steering ended(RunStep command, Performance performance, Instant at) {
    var started =
        performance.outcome() instanceof Outcome.Refused
            ? this
            : after(new UpgradeCommand.ReportBegan(command.attempt(), command.fence(), BY, at));
    return started
        .without(command.attempt())
        .after(
            new UpgradeCommand.ReportEnded(
                command.attempt(),
                command.fence(),
                performance.outcome(),
                performance.output(),
                at));
  }

  /// With every open run refused by its host, as when nothing was started there.
  Steering nothingStarted(Instant at) {
    var now = this;
    while (!now.commands.isEmpty()) {
      var refused = Performance.of(new Outcome.Refused("not tried"));
      now = now.ended(now.commands.getFirst(), refused, at);
    }
    return now;
  }

  private Steering without(AttemptId attempt) {
    return new Steering(
        id,
        state,
        commands.stream().filter(command -> !command.attempt().equals(attempt)).toList());
  }

  /// With what failed commanded again.
  Steering retried(Instant at) {
    return after(new UpgradeCommand.Retry(id, BY, at));
  }

  /// The open run of a stage on a host.
  Optional<RunStep> command(int stage, HostId host) {
    return commands.stream()
        .filter(command -> command.attempt().stage() == stage)
        .filter(command -> command.host().id().equals(host))
        .findFirst();
  }

  Begun begun() {
    if (state instanceof Begun begun) {
      return begun;
    }
    throw new IllegalStateException("Expected upgrade %s to have begun".formatted(id));
  }

  /// The stage under way.
  Stage stage() {
    return begun().progress().stage();
  }
}
