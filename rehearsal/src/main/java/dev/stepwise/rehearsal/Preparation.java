package dev.stepwise.rehearsal;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.contracts.execution.StepCommand.ProbeHost;
import dev.stepwise.contracts.plan.Choice;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.Upgrade.Discovering;
import dev.stepwise.planner.domain.UpgradeCommand;
import dev.stepwise.planner.domain.planning.Discovery;
import dev.stepwise.planner.domain.planning.PlanMaker;
import dev.stepwise.planner.domain.planning.PlanRequest;
import dev.stepwise.planner.domain.planning.Planning;
import dev.stepwise.planner.domain.planning.Policy;
import dev.stepwise.playbook.Playbook;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// From a scenario to a started upgrade: asks the hosts for their facts, and has the planner make
/// the plan.
final class Preparation {
  static final UpgradeId ID = new UpgradeId("rehearsal");

  private final Playbook playbook;
  private final PracticeSite site;
  private final InstantSource clock;

  Preparation(Playbook playbook, PracticeSite site, InstantSource clock) {
    this.playbook = playbook;
    this.site = site;
    this.clock = clock;
  }

  /// Requested, planned, approved and started. Fails with [Trouble] when there is no plan.
  Steering start() {
    var now = clock.instant();
    var steering = requested(site.installation(), now);
    for (var probe : Discovery.probes(ID, playbook, site.installation())) {
      steering = steering.after(answer(probe, now));
    }
    return switch (plan((Discovering) steering.state())) {
      case Planning.Planned(var plan) -> steering.carrying(Strictness.of(plan), now);
      case Planning.NoPlan(var reason, var advice) ->
          throw new Trouble("Expected a plan, but there is none: %s%n%s".formatted(reason, advice));
    };
  }

  private Steering requested(Installation installation, Instant now) {
    var description = site.description();
    return Steering.of(ID)
        .after(
            new UpgradeCommand.RequestUpgrade(
                ID,
                installation,
                new Release(description.target()),
                Policy.SAFEST.word(),
                installation.hosts().stream().map(InstalledHost::id).toList(),
                "rehearsal",
                now,
                choice()));
  }

  private Choice choice() {
    var description = site.description();
    return new Choice(
        description.variant(),
        Optional.of(description.components()).filter(chosen -> !chosen.isEmpty()));
  }

  private UpgradeCommand answer(ProbeHost probe, Instant now) {
    var facts = new TreeMap<String, String>();
    for (var asked : probe.probes().entrySet()) {
      var answer = site.ask(probe.host().id(), asked.getValue().text(), environment(probe));
      if (!answer.passes()) {
        return new UpgradeCommand.RecordMissingFacts(
            ID,
            probe.host().id(),
            HostProblem.PROBE_FAILED,
            "%s (exit %d): %s".formatted(asked.getKey(), answer.exit(), answer.text()),
            now);
      }
      facts.put(asked.getKey(), answer.text());
    }
    return new UpgradeCommand.RecordFacts(ID, probe.host().id(), facts, now);
  }

  private static SortedMap<String, String> environment(ProbeHost probe) {
    var environment = new TreeMap<>(probe.environment());
    environment.putAll(SecretFiles.resolve(probe.secrets().orElseGet(TreeMap::new)));
    return environment;
  }

  private Planning plan(Discovering known) {
    return PlanMaker.plan(
        playbook,
        new PlanRequest(
            known.id(),
            known.installation(),
            known.target(),
            Policy.of(known.policy()),
            known.choice().orElse(Choice.NONE),
            known.facts(),
            known.problems()));
  }

  /// Fails with [Trouble] unless the hosts show the release: all of them; of a partial upgrade
  /// some, and the others what they showed before.
  void requireRelease(Plan plan, Release release) {
    var shown = shown();
    var before = new TreeMap<HostId, String>();
    plan.facts()
        .forEach((host, facts) -> {
          if (facts.containsKey(playbook.installed())) {
            before.put(host, facts.getOrDefault(playbook.installed(), ""));
          }
        });
    var wrong = new TreeMap<>(shown);
    wrong.values().removeIf(release.version()::equals);
    if (plan.isPartial()) {
      wrong.entrySet().removeIf(one -> one.getValue().equals(before.get(one.getKey())));
    }
    if (!wrong.isEmpty() || !shown.containsValue(release.version())) {
      throw new Trouble(
          "Expected the hosts to show release %s (fact %s), but they show %s"
              .formatted(release, playbook.installed(), shown));
    }
  }

  private SortedMap<HostId, String> shown() {
    var shown = new TreeMap<HostId, String>();
    for (var probe : Discovery.probes(ID, playbook, site.installation())) {
      var fact = probe.probes().get(playbook.installed());
      if (fact != null) {
        shown.put(
            probe.host().id(), site.ask(probe.host().id(), fact.text(), environment(probe)).text());
      }
    }
    return shown;
  }
}
