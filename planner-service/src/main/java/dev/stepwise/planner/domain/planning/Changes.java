package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.plan.Choice;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.playbook.Playbook;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What has changed since a plan was made, in words for those who agreed with it.
public final class Changes {
  private static final int MOST = 20;

  private Changes() {}

  /// A rollback was derived from what had been done, where it had been done, and carries its own
  /// scripts: what has changed since does not touch it.
  ///
  /// @param playbook as it is now; empty when there is no sound one
  /// @param registered the installation as it is now
  public static List<String> since(
      Plan plan, Optional<Playbook> playbook, Optional<Installation> registered) {
    if (plan.rollbackOf().isPresent()) {
      return List.of();
    }
    var all = Stream.concat(installation(plan, registered), playbook(plan, playbook)).toList();
    return all.size() <= MOST
        ? all
        : Stream.concat(
                all.stream().limit(MOST), Stream.of("and %d more".formatted(all.size() - MOST)))
            .toList();
  }

  private static Stream<String> installation(Plan plan, Optional<Installation> registered) {
    var planned = plan.installation();
    return registered
        .map(now ->
            Stream.of(
                    part("platform", planned.platform(), now.platform()),
                    part("topology", planned.topology(), now.topology()),
                    each("parameter", planned.parameters(), now.parameters()),
                    each("host", hosts(planned), hosts(now)),
                    planned.approvalRules().equals(now.approvalRules())
                        ? Stream.<String>empty()
                        : Stream.of("rules of approval: are others"))
                .flatMap(words -> words))
        .orElseGet(() -> Stream.of("the installation is not registered any longer"));
  }

  private static SortedMap<String, InstalledHost> hosts(Installation installation) {
    return installation.hosts().stream()
        .collect(
            Collectors.toMap(
                host -> host.id().value(), Function.identity(), (one, _) -> one, TreeMap::new));
  }

  private static Stream<String> part(String name, Object planned, Object now) {
    return planned.equals(now)
        ? Stream.empty()
        : Stream.of("%s: it was %s, and is %s".formatted(name, planned, now));
  }

  private static <T> Stream<String> each(
      String kind, SortedMap<String, T> planned, SortedMap<String, T> now) {
    var names = new TreeSet<>(planned.keySet());
    names.addAll(now.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(planned.get(name), now.get(name)))
        .map(name -> "%s %s: %s".formatted(kind, name, how(planned, now, name)));
  }

  private static <T> String how(
      SortedMap<String, T> planned, SortedMap<String, T> now, String name) {
    if (!planned.containsKey(name)) {
      return "is new";
    }
    return now.containsKey(name) ? "is another" : "is gone";
  }

  private static Stream<String> playbook(Plan plan, Optional<Playbook> playbook) {
    if (playbook.isEmpty()) {
      return Stream.of(
          "there is no sound playbook of %s any longer".formatted(plan.installation().platform()));
    }
    return playbook.get().digest().equals(plan.playbook())
        ? Stream.empty()
        : anew(plan, playbook.get());
  }

  /// The same facts, by the playbook as it is now.
  private static Stream<String> anew(Plan plan, Playbook playbook) {
    return switch (planAnew(plan, playbook)) {
      case Planning.NoPlan(var reason, _) ->
          Stream.of("by the playbook as it is now there is no plan: " + reason);
      case Planning.Planned(var now) -> {
        var differences = StageChanges.between(plan, now);
        yield differences.isEmpty()
            ? Stream.of("the playbook, but in nothing that this plan does")
            : differences.stream();
      }
    };
  }

  /// By which policy it was made, the path shows.
  private static Planning planAnew(Plan plan, Playbook playbook) {
    var safest = planAnew(plan, playbook, Policy.SAFEST);
    return samePath(plan, safest)
        ? safest
        : Optional.of(planAnew(plan, playbook, Policy.FEWEST))
            .filter(fewest -> samePath(plan, fewest))
            .orElse(safest);
  }

  private static boolean samePath(Plan plan, Planning planning) {
    return planning instanceof Planning.Planned(var now) && now.path().equals(plan.path());
  }

  private static Planning planAnew(Plan plan, Playbook playbook, Policy policy) {
    return PlanMaker.plan(
        playbook,
        new PlanRequest(
            plan.upgradeId(),
            plan.installation(),
            plan.to(),
            policy,
            new Choice(plan.variant(), plan.components()),
            plan.facts(),
            new TreeMap<>()));
  }
}
