package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Hop;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.planner.domain.planning.Planning.NoPlan;
import dev.stepwise.planner.domain.planning.Planning.Planned;
import dev.stepwise.playbook.Playbook;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Makes a plan out of what is known. The same inputs always give the same plan, byte by byte.
public final class PlanMaker {
  private final UpgradeId id;
  private final Playbook playbook;
  private final Installation installation;
  private final FactSheet facts;

  private PlanMaker(UpgradeId id, Playbook playbook, Installation installation, FactSheet facts) {
    this.id = id;
    this.playbook = playbook;
    this.installation = installation;
    this.facts = facts;
  }

  /// The plan, or why there is none.
  ///
  /// @param facts what was discovered, by host
  /// @param problems what the hosts that gave no facts said, by host
  public static Planning plan(
      UpgradeId id,
      Playbook playbook,
      Installation installation,
      Release target,
      Policy policy,
      SortedMap<HostId, SortedMap<String, String>> facts,
      SortedMap<HostId, String> problems) {
    var sheet = FactSheet.of(facts);
    var readiness = new Readiness(playbook, installation, sheet);
    return readiness
        .obstacle(problems)
        .<Planning>map(obstacle -> obstacle)
        .orElseGet(() ->
            new PlanMaker(id, playbook, installation, sheet)
                .along(PathResolver.resolve(playbook, readiness.installed(), target, policy)));
  }

  private Planning along(Path path) {
    return switch (path) {
      case Path.Found found -> along(found.hops());
      case Path.None none -> new NoPlan(none.reason(), none.advice());
    };
  }

  private Planning along(List<Hop> hops) {
    var texts = new ActionTexts(playbook);
    var stages = new StageList(new Environment(id, playbook, installation), facts, texts);
    hops.forEach(stages::add);
    if (!stages.problems().isEmpty()) {
      return new NoPlan(
          String.join(" ", stages.problems()),
          "Correct the `when` of the step in the playbook, or the facts that it asks for.");
    }
    if (stages.stages().isEmpty()) {
      return new NoPlan(
          "Expected a step that applies to the installation, but none does.",
          "Check the roles of its hosts.");
    }
    return new Planned(plan(hops, stages, texts));
  }

  private Plan plan(List<Hop> hops, StageList stages, ActionTexts texts) {
    var from = hops.getFirst().from();
    var to = hops.getLast().to();
    return new Plan(
        id,
        Optional.empty(),
        installation,
        from,
        to,
        hops,
        playbook.digest(),
        facts.byHost(),
        stages.stages(),
        playbook.library(),
        texts.texts(),
        Risks.of(playbook, from, to, stages.stages()),
        Forecasts.of(stages.stages()),
        Optional.of(playbook.unavailable()));
  }
}
