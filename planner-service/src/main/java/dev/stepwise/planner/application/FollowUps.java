package dev.stepwise.planner.application;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.StepCommand;
import dev.stepwise.contracts.execution.StepCommand.ProbeHost;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.upgrade.Upgrade.Discovering;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.domain.Awaited;
import dev.stepwise.planner.domain.FollowUp;
import dev.stepwise.planner.domain.FollowUp.AskForFacts;
import dev.stepwise.planner.domain.FollowUp.Command;
import dev.stepwise.planner.domain.FollowUp.KeepAwaiting;
import dev.stepwise.planner.domain.FollowUp.MakePlan;
import dev.stepwise.planner.domain.FollowUp.RecordRelease;
import dev.stepwise.planner.domain.FollowUp.StopAwaiting;
import dev.stepwise.planner.domain.FollowUp.StopAwaitingAll;
import dev.stepwise.planner.domain.FollowUp.Tell;
import dev.stepwise.planner.domain.UpgradeCommand;
import dev.stepwise.planner.domain.UpgradeCommand.ProposePlan;
import dev.stepwise.planner.domain.UpgradeCommand.RefuseUpgrade;
import dev.stepwise.planner.domain.planning.Discovery;
import dev.stepwise.planner.domain.planning.PlanMaker;
import dev.stepwise.planner.domain.planning.Planning;
import dev.stepwise.planner.domain.planning.Policy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Carries out what follows from facts, within the transaction that records them.
@ApplicationScoped
public class FollowUps {
  private static final URI SOURCE = URI.create("/planner");

  private final Outbox outbox;
  private final Leases leases;
  private final InstallationStore installations;
  private final Platforms platforms;

  public FollowUps(
      Outbox outbox, Leases leases, InstallationStore installations, Platforms platforms) {
    this.outbox = outbox;
    this.leases = leases;
    this.installations = installations;
    this.platforms = platforms;
  }

  /// Puts the facts into the outbox.
  ///
  /// @param version of the upgrade before the first of them
  void publish(long version, List<UpgradeEvent> events) {
    var messages = new ArrayList<Outbox.Message>();
    for (var event : events) {
      messages.add(message(event, version + messages.size() + 1));
    }
    outbox.add(messages);
  }

  private static Outbox.Message message(UpgradeEvent event, long sequence) {
    var id = event.upgradeId().value();
    return new Outbox.Message(
        Topics.UPGRADES,
        id,
        CloudEvent.of(
            id + "/" + sequence, SOURCE, id, event.at(), OptionalLong.of(sequence), event));
  }

  /// @return the commands that have to be accepted as well
  List<UpgradeCommand> carryOut(List<FollowUp> followUps, Instant at) {
    command(
        followUps.stream()
            .filter(Command.class::isInstance)
            .map(followUp -> ((Command) followUp).step())
            .toList(),
        at);
    return followUps.stream()
        .flatMap(followUp -> carryOut(followUp, at).stream())
        .toList();
  }

  private Optional<UpgradeCommand> carryOut(FollowUp followUp, Instant at) {
    return switch (followUp) {
      case AskForFacts f -> {
        ask(f, at);
        yield Optional.empty();
      }
      case MakePlan f -> Optional.of(plan(f.discovered(), at));
      case Command _ -> Optional.empty(); // all at once, above
      case KeepAwaiting f -> {
        leases.renew(f.awaited());
        yield Optional.empty();
      }
      case StopAwaiting f -> {
        leases.settle(f.awaited());
        yield Optional.empty();
      }
      case StopAwaitingAll f -> {
        leases.settleAll(f.upgradeId());
        yield Optional.empty();
      }
      case Tell f -> Optional.of(f.command());
      case RecordRelease f -> {
        installations.record(f.installation(), f.release());
        yield Optional.empty();
      }
    };
  }

  /// Without a sound playbook nobody can be asked now; the watchdog asks again.
  void ask(AskForFacts asked, Instant at) {
    var id = asked.upgradeId();
    platforms
        .sound(asked.installation().platform())
        .ifPresent(
            playbook ->
                send(
                    Discovery.probes(id, playbook, asked.installation()).stream()
                        .filter(probe -> asked.hosts().contains(probe.host().id()))
                        .map(probe -> message(probe, at))
                        .toList()));
    leases.await(
        asked.hosts().stream().<Awaited>map(host -> new Awaited.Facts(id, host)).toList());
  }

  private void command(List<RunStep> steps, Instant at) {
    if (steps.isEmpty()) {
      return;
    }
    send(steps.stream().map(step -> message(step, at)).toList());
    leases.await(
        steps.stream()
            .<Awaited>map(step -> new Awaited.RunEnd(step.attempt(), step.fence()))
            .toList());
  }

  private void send(List<Outbox.Message> messages) {
    outbox.add(messages);
  }

  private static Outbox.Message message(StepCommand command, Instant at) {
    var host = command.host().id().value();
    return new Outbox.Message(
        Topics.steps(command.host().zone()),
        host,
        CloudEvent.of(idOf(command), SOURCE, host, at, OptionalLong.empty(), command));
  }

  private static String idOf(StepCommand command) {
    return switch (command) {
      case RunStep c -> c.attempt().value() + "/" + c.fence();
      case ProbeHost c -> c.upgradeId() + "/facts/" + c.host().id();
    };
  }

  private UpgradeCommand plan(Discovering state, Instant at) {
    return answer(state.id(), planning(state), at);
  }

  private Planning planning(Discovering state) {
    var playbook = platforms.sound(state.installation().platform());
    if (playbook.isEmpty()) {
      return new Planning.NoPlan(
          "Expected a sound playbook of %s, but it has become unsound since the request"
              .formatted(state.installation().platform()),
          "mend the playbook and ask again");
    }
    return PlanMaker.plan(
        state.id(),
        playbook.get(),
        state.installation(),
        state.target(),
        Policy.of(state.policy()),
        state.facts(),
        state.problems());
  }

  /// What is said to an upgrade about its plan.
  static UpgradeCommand answer(UpgradeId id, Planning planning, Instant at) {
    return switch (planning) {
      case Planning.Planned p -> new ProposePlan(id, p.plan(), Wire.hashOf(p.plan()), at);
      case Planning.NoPlan p -> new RefuseUpgrade(id, p.reason(), p.advice(), at);
    };
  }
}
