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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Carries out what follows from facts, within the transaction that records them.
@ApplicationScoped
public class FollowUps {
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

  /// Puts the facts into the outbox.
  ///
  /// @param version of the upgrade before the first of them
  void publish(long version, List<UpgradeEvent> events) {
    outbox.add(
        IntStream.range(0, events.size())
            .mapToObj(index -> messages.of(events.get(index), version + index + 1))
            .toList());
  }

  /// Does it, and tells which commands have to be accepted as well.
  ///
  /// @param after the state that it follows from, which says who stands behind it
  List<UpgradeCommand> carryOut(Upgrade after, List<FollowUp> followUps, Instant at) {
    var mandate = Mandate.of(after);
    var commands = new ArrayList<UpgradeCommand>();
    var steps = new ArrayList<RunStep>();
    for (var followUp : followUps) {
      switch (followUp) {
        case AskForFacts f -> ask(f, mandate, at);
        case MakePlan f -> commands.add(plan(f.discovered(), at));
        case Command f -> steps.add(f.step());
        case End f -> end(f.command(), mandate, at);
        case Clear f -> outbox.add(List.of(message(f.command(), mandate, at)));
        case KeepAwaiting f -> leases.renew(f.awaited());
        case StopAwaiting f -> leases.settle(f.awaited());
        case StopAwaitingAll f -> leases.settleAll(f.upgradeId());
        case Tell f -> commands.add(f.command());
        case RecordRelease f ->
            installations.record(f.installation(), f.release(), f.upgrade(), at);
      }
    }
    command(steps, mandate, at);
    return commands;
  }

  /// Without a sound playbook nobody can be asked now; the watchdog asks again.
  void ask(AskForFacts asked, Mandate mandate, Instant at) {
    var id = asked.upgradeId();
    platforms
        .sound(asked.installation().platform())
        .ifPresent(playbook ->
            outbox.add(
                Discovery.probes(id, playbook, asked.installation()).stream()
                    .filter(probe -> asked.hosts().contains(probe.host().id()))
                    .map(probe -> message(probe, mandate, at))
                    .toList()));
    leases.await(asked.hosts().stream().<Awaited>map(host -> new Awaited.Facts(id, host)).toList());
  }

  private void end(CancelRun command, Mandate mandate, Instant at) {
    outbox.add(List.of(message(command, mandate, at)));
    leases.await(List.of(new Awaited.RunEnd(command.run().attempt(), command.run().fence())));
  }

  private void command(List<RunStep> steps, Mandate mandate, Instant at) {
    if (steps.isEmpty()) {
      return;
    }
    outbox.add(steps.stream().map(step -> message(step, mandate, at)).toList());
    leases.await(
        steps.stream()
            .<Awaited>map(step -> new Awaited.RunEnd(step.attempt(), step.fence()))
            .toList());
  }

  private Outbox.Message message(StepCommand command, Mandate mandate, Instant at) {
    var authority = mandate.over(command.host().zone(), at.plus(config.commandsValid()));
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
