package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Alternative;
import dev.stepwise.contracts.plan.Choice;
import dev.stepwise.contracts.plan.Hop;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Risk;
import dev.stepwise.planner.domain.planning.Planning.NoPlan;
import dev.stepwise.planner.domain.planning.Planning.Planned;
import dev.stepwise.playbook.Catalogue;
import dev.stepwise.playbook.Playbook;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/// Makes a plan out of what is known. The same inputs always give the same plan, byte by byte.
public final class PlanMaker {
  private final Playbook playbook;
  private final PlanRequest request;
  private final Situation situation;
  private final Environment environment;
  private final Neighbours neighbours;

  private PlanMaker(Playbook playbook, PlanRequest request, Situation situation) {
    this.playbook = playbook;
    this.request = request;
    this.situation = situation;
    this.environment = new Environment(request.id(), playbook, request.installation());
    this.neighbours =
        new Neighbours(playbook, request.installation(), situation.selection(), situation.facts());
  }

  /// The plan for all of an installation, or why there is none.
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
    return plan(
        playbook, new PlanRequest(id, installation, target, policy, Choice.NONE, facts, problems));
  }

  /// The plan, or why there is none.
  public static Planning plan(Playbook playbook, PlanRequest request) {
    var wrong = Selection.problems(playbook, request.choice());
    if (!wrong.isEmpty()) {
      return new NoPlan(String.join(". ", wrong) + ".", "Ask again with what there is.");
    }
    var selection = Selection.of(playbook, request.choice());
    var facts = FactSheet.of(request.facts());
    var readiness = new Readiness(playbook, request.installation(), selection, facts);
    return readiness
        .obstacle(request.problems())
        .<Planning>map(obstacle -> obstacle)
        .orElseGet(() ->
            new PlanMaker(
                    playbook,
                    request,
                    Situation.of(
                        playbook, request.installation(), selection, facts, readiness.installed()))
                .plan());
  }

  private Planning plan() {
    return switch (path(request.policy())) {
      case Path.Found found -> along(found.hops());
      case Path.None none -> new NoPlan(none.reason(), none.advice());
    };
  }

  private Path path(Policy policy) {
    return PathResolver.resolve(situation, Catalogue.REAL, request.target(), policy);
  }

  private Planning along(List<Hop> hops) {
    var requirements = new Requirements(situation, request.installation());
    return requirements
        .obstacle(hops)
        .<Planning>map(obstacle -> obstacle)
        .orElseGet(() -> laidOut(lay(hops), requirements.waivers(hops)));
  }

  private Layout lay(List<Hop> hops) {
    return Layout.of(hops, environment, situation);
  }

  private Planning laidOut(Layout layout, List<String> waivers) {
    if (!layout.problems().isEmpty()) {
      return new NoPlan(
          String.join(" ", layout.problems()),
          "Correct the `when` of the step in the playbook, or the facts that it asks for.");
    }
    if (layout.stages().isEmpty()) {
      return new NoPlan(
          "Expected a step that applies to the installation, but none does.",
          "Check the roles of its hosts.");
    }
    return new Planned(plan(layout.signedFirst(waivers)));
  }

  private Plan plan(Layout layout) {
    var from = layout.hops().getFirst().from();
    var to = layout.hops().getLast().to();
    return new Plan(
        request.id(),
        Optional.empty(),
        request.installation(),
        from,
        to,
        layout.hops(),
        playbook.digest(),
        situation.facts().byHost(),
        layout.stages(),
        playbook.library(),
        layout.scripts(),
        risks(layout, from, to),
        Forecasts.of(layout.stages()),
        Optional.of(playbook.unavailable()),
        chosen(situation.selection().variant()),
        chosen(situation.selection().components()),
        neighbours.areLeftBehind(to) ? Optional.of(true) : Optional.empty(),
        Optional.of(alternatives(layout)));
  }

  private List<Risk> risks(Layout layout, Release from, Release to) {
    return Stream.concat(
            neighbours.risks(to).stream(), Risks.of(playbook, from, to, layout.stages()).stream())
        .toList();
  }

  /// Under each policy; the one that was asked for is laid out already.
  private List<Alternative> alternatives(Layout chosen) {
    return Arrays.stream(Policy.values())
        .flatMap(policy -> alternative(policy, chosen).stream())
        .toList();
  }

  private Optional<Alternative> alternative(Policy policy, Layout chosen) {
    if (policy == request.policy()) {
      return Optional.of(chosen.under(policy));
    }
    return switch (path(policy)) {
      case Path.Found found when found.hops().equals(chosen.hops()) ->
          Optional.of(chosen.under(policy));
      case Path.Found found -> other(policy, found.hops());
      case Path.None _ -> Optional.empty();
    };
  }

  /// What cannot be planned is no alternative.
  private Optional<Alternative> other(Policy policy, List<Hop> hops) {
    var layout = lay(hops);
    return layout.isSound()
            && new Requirements(situation, request.installation()).obstacle(hops).isEmpty()
        ? Optional.of(layout.under(policy))
        : Optional.empty();
  }

  private static Optional<String> chosen(String variant) {
    return variant.isEmpty() ? Optional.empty() : Optional.of(variant);
  }

  private static Optional<List<String>> chosen(List<String> components) {
    return components.isEmpty() ? Optional.empty() : Optional.of(components);
  }
}
