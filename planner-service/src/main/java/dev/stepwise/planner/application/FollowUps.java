package dev.stepwise.planner.application;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.StepCommand;
import dev.stepwise.contracts.execution.StepCommand.CancelRun;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.plan.Choice;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Discovering;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.config.PlannerConfig;
import dev.stepwise.planner.domain.Awaited;
import dev.stepwise.planner.domain.FollowUp;
import dev.stepwise.planner.domain.FollowUp.AskForFacts;
import dev.stepwise.planner.domain.FollowUp.Clear;
import dev.stepwise.planner.domain.FollowUp.Command;
import dev.stepwise.planner.domain.FollowUp.End;
import dev.stepwise.planner.domain.FollowUp.KeepAwaiting;
import dev.stepwise.planner.domain.FollowUp.MakePlan;
import dev.stepwise.planner.domain.FollowUp.RecordRelease;
import dev.stepwise.planner.domain.FollowUp.StopAwaiting;
import dev.stepwise.planner.domain.FollowUp.StopAwaitingAll;
import dev.stepwise.planner.domain.FollowUp.Tell;
import dev.stepwise.planner.domain.Mandate;
import dev.stepwise.planner.domain.UpgradeCommand;
import dev.stepwise.planner.domain.UpgradeCommand.ProposePlan;
import dev.stepwise.planner.domain.UpgradeCommand.RefuseUpgrade;
import dev.stepwise.planner.domain.planning.Discovery;
import dev.stepwise.planner.domain.planning.PlanMaker;
import dev.stepwise.planner.domain.planning.PlanRequest;
import dev.stepwise.planner.domain.planning.Planning;
import dev.stepwise.planner.domain.planning.Policy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Carries out what follows from facts, within the transaction that records them.
@ApplicationScoped
public class FollowUps {
  /// As long as Kafka keeps commands: nobody waits for a clearing and nobody repeats it, and
  /// however late it comes, all that it takes is what is over.
  private static final Duration CLEARING_VALID = Duration.ofDays(7);

  private final Outbox outbox;
  private final Leases leases;
  private final InstallationRecords installations;
  private final Platforms platforms;
  private final Messages messages;
  private final PlannerConfig config;

  public FollowUps(
      Outbox outbox,
      Leases leases,
      InstallationRecords installations,
      Platforms platforms,
      Messages messages,
      PlannerConfig config) {
    this.outbox = outbox;
    this.leases = leases;
    this.installations = installations;
    this.platforms = platforms;
    this.messages = messages;
    this.config = config;
  }

  /// Tells the facts.
  ///
  /// @param version of the upgrade before the first of them
  void publish(long version, List<UpgradeEvent> events, Consequences to) {
    to.send(
        IntStream.range(0, events.size())
            .mapToObj(index -> messages.of(events.get(index), version + index + 1))
            .toList());
  }

  /// Gathers it, and tells which commands have to be accepted as well.
  ///
  /// @param after the state that it follows from, which says who stands behind it
  List<UpgradeCommand> carryOut(
      Upgrade after, List<FollowUp> followUps, Instant at, Consequences to) {
    var mandate = Mandate.of(after);
    var commands = new ArrayList<UpgradeCommand>();
    var steps = new ArrayList<RunStep>();
    for (var followUp : followUps) {
      switch (followUp) {
        case AskForFacts f -> ask(f, mandate, at, to);
        case MakePlan f -> commands.add(plan(f.discovered(), at));
        case Command f -> steps.add(f.step());
        case End f -> end(f.command(), mandate, at, to);
        case Clear f ->
            to.send(List.of(message(f.command(), mandate, at, at.plus(CLEARING_VALID))));
        case KeepAwaiting f -> to.renew(f.awaited());
        case StopAwaiting f -> to.settle(f.awaited());
        case StopAwaitingAll f -> to.settleAll(f.upgradeId());
        case Tell f -> commands.add(f.command());
        case RecordRelease f -> to.record(f, at);
      }
    }
    command(steps, mandate, at, to);
    return commands;
  }

  /// Writes what was gathered.
  void write(Consequences consequences) {
    consequences.write(outbox, leases, installations);
  }

  /// Asks now, within the transaction.
  void ask(AskForFacts asked, Mandate mandate, Instant at) {
    var now = new Consequences();
    ask(asked, mandate, at, now);
    write(now);
  }

  /// Without a sound playbook nobody can be asked now; the watchdog asks again.
  private void ask(AskForFacts asked, Mandate mandate, Instant at, Consequences to) {
    var id = asked.upgradeId();
    platforms
        .sound(asked.installation().platform())
        .ifPresent(playbook ->
            to.send(
                Discovery.probes(id, playbook, asked.installation()).stream()
                    .filter(probe -> asked.hosts().contains(probe.host().id()))
                    .map(probe -> message(probe, mandate, at))
                    .toList()));
    to.await(asked.hosts().stream().<Awaited>map(host -> new Awaited.Facts(id, host)).toList());
  }

  private void end(CancelRun command, Mandate mandate, Instant at, Consequences to) {
    to.send(List.of(message(command, mandate, at)));
    to.await(List.of(new Awaited.RunEnd(command.run().attempt(), command.run().fence())));
  }

  private void command(List<RunStep> steps, Mandate mandate, Instant at, Consequences to) {
    if (steps.isEmpty()) {
      return;
    }
    to.send(steps.stream().map(step -> message(step, mandate, at)).toList());
    to.await(
        steps.stream()
            .<Awaited>map(step -> new Awaited.RunEnd(step.attempt(), step.fence()))
            .toList());
  }

  private Outbox.Message message(StepCommand command, Mandate mandate, Instant at) {
    return message(command, mandate, at, at.plus(config.commandsValid()));
  }

  private Outbox.Message message(
      StepCommand command, Mandate mandate, Instant at, Instant notAfter) {
    var authority = mandate.over(command.host().zone(), notAfter);
    return messages.of(command.with(authority), at);
  }

  private UpgradeCommand plan(Discovering state, Instant at) {
    var platform = state.installation().platform();
    var planning =
        platforms
            .sound(platform)
            .map(playbook -> PlanMaker.plan(playbook, request(state)))
            .orElseGet(() -> unsound(platform));
    return answer(state.id(), planning, at);
  }

  private static PlanRequest request(Discovering state) {
    return new PlanRequest(
        state.id(),
        state.installation(),
        state.target(),
        Policy.of(state.policy()),
        state.choice().orElse(Choice.NONE),
        state.facts(),
        state.problems());
  }

  private static Planning unsound(String platform) {
    return new Planning.NoPlan(
        "Expected a sound playbook of %s, but it has become unsound since the request"
            .formatted(platform),
        "Mend the playbook and ask again.");
  }

  /// What is said to an upgrade about its plan.
  static UpgradeCommand answer(UpgradeId id, Planning planning, Instant at) {
    return switch (planning) {
      case Planning.Planned p -> new ProposePlan(id, p.plan(), Wire.hashOf(p.plan()), at);
      case Planning.NoPlan p -> new RefuseUpgrade(id, p.reason(), p.advice(), at);
    };
  }
}
