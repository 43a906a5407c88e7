package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.plan.Choice;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.playbook.Playbook;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A platform with what the ferry has not: variants, components, topologies, requirements, secrets,
/// proven backups, gates, soaks, checklists and steps that are done once.
final class Ocean {
  static final String RELEASES =
      """
      releases:
        - {version: 1.0, properties: {HEAD: a1}}
        - {version: 1.5, asserted-by: manual}
        - {version: 2.0, properties: {HEAD: b2, TOOL: "7"}}
        - {version: 3.0}
      """;
  static final String PLAYBOOK =
      """
      platform: ocean
      title: Ocean
      topologies: [fleet, raft]
      variants:
        app: {title: only the application}
        infra: {title: all of it}
      components:
        data: {title: the database, on: [db]}
        ship: {title: the ships, on: [ship]}
      roles:
        db: {description: holds the data, min: 1, max: 1, topologies: [fleet]}
        ship: {description: sails, min: 1}
      host-variables:
        HOST_DIR: {type: path, description: where it is}
      parameters:
        SHIP_KEY: {type: secret, optional: true, description: opens the ships}
        DB_PASSWORD: {type: secret, topologies: [fleet], description: opens the database}
        FILES: {type: list, default: "", description: more files}
        MODE: {type: choice, values: [calm, rough], default: calm, description: the weather}
      facts:
        VERSION: {on: [db, ship], run: facts/version.sh}
        GITLAB: {on: db, run: facts/gitlab.sh, topologies: [fleet]}
        BRAVE: {on: ship, run: facts/brave.sh}
      installed: VERSION
      unavailable:
        sea: going out to sea
      paths:
        - {from: 1.0, to: later, procedure: sail, cite: "M#1"}
        - {from: "[2.0,)", to: later, procedure: sail}
      downgrades:
        - {from: 3.0, to: 2.0, procedure: back}
      requires:
        - {id: gitlab, title: GitLab fits, to: "[2.0,)", topologies: [fleet], must: "atLeast(facts.GITLAB, '11.8')",
           otherwise: refuse, why: GitLab before 11.8 has no such hook, advice: upgrade GitLab first, cite: "M#9"}
        - {id: brave, title: The ship is brave, on: ship, must: "facts.host.BRAVE == 'true'", otherwise: refuse, why: a coward sinks}
        - {id: calm, title: The sea is calm, must: "parameters.MODE == 'calm'", otherwise: confirm, why: in rough weather data may get wet}
      procedures:
        back:
          steps:
            - {id: turn, title: Turn round, on: ship, run: scripts/turn.sh, effect: none}
        sail:
          steps:
            - {id: dump, title: Dump, on: db, component: data, run: scripts/dump.sh, verify: scripts/dumped.sh, effect: reversible, facts: [DUMP, SUM], shares: [SUM],
               undo: {run: scripts/undump.sh, verify: scripts/undumped.sh, with: {MODE_OF_UNDO: gentle}, loss: rows written since, answers: ["y"]}}
            - {id: drain, title: Ships come home, on: ship, pick: first, gate: drain, verify: scripts/home.sh, verify-within: 2d, estimate: 1m}
            - {id: convert, title: Convert the data, on: db, component: data, when: "variant == 'infra'", run: scripts/convert.sh, verify: scripts/converted.sh,
               effect: irreversible, loss: the old data, once: true, needs: [dump], confirm: {title: Harbour, items: [the harbour master agrees]}, answers: ["y", "$DB_PASSWORD"]}
            - roll: {over: ship, batch: [1, 50%], canary: BRAVE, soak: 30s}
              steps:
                - {id: refit, title: Refit, component: ship, run: scripts/refit.sh, verify: scripts/fit.sh, effect: reversible, reboots: true,
                   undo: {run: scripts/unfit.sh, verify: scripts/old.sh}, down: [sea], estimate: 2m}
      """;

  private Ocean() {}

  static Playbook playbook(Path folder) {
    return Estate.playbook(folder, PLAYBOOK, RELEASES);
  }

  static Installation fleet(Map<String, String> parameters) {
    var all = new TreeMap<>(Map.of("DB_PASSWORD", "env:OCEAN_DB"));
    all.putAll(parameters);
    return installation(
        "fleet",
        all,
        List.of(Estate.host("d1", "db"), ship("s1"), ship("s2"), ship("s3"), ship("s4")));
  }

  static Installation raft(String... roles) {
    return installation("raft", new TreeMap<>(), List.of(Estate.host("s1", roles)));
  }

  private static Installation installation(
      String topology, SortedMap<String, String> parameters, List<InstalledHost> hosts) {
    return new Installation(
        new InstallationId("blue"), "ocean", "Blue ocean", topology, hosts, parameters);
  }

  private static InstalledHost ship(String id) {
    return Estate.host(id, "ship");
  }

  static SortedMap<HostId, SortedMap<String, String>> facts(String db, String ships) {
    var facts = new TreeMap<HostId, SortedMap<String, String>>();
    facts.put(new HostId("d1"), Estate.texts(Map.of("VERSION", db, "GITLAB", "12.0")));
    for (var ship : List.of("s1", "s2", "s3", "s4")) {
      facts.put(new HostId(ship), Estate.texts(Map.of("VERSION", ships, "BRAVE", "true")));
    }
    return facts;
  }

  static Choice only(String... components) {
    return new Choice(Optional.empty(), Optional.of(List.of(components)));
  }

  static Choice variant(String name) {
    return new Choice(Optional.of(name), Optional.empty());
  }

  static Planning planning(
      Path folder,
      Installation installation,
      String to,
      Choice choice,
      SortedMap<HostId, SortedMap<String, String>> facts) {
    return PlanMaker.plan(
        playbook(folder),
        new PlanRequest(
            Estate.ID,
            installation,
            Estate.release(to),
            Policy.FEWEST,
            choice,
            facts,
            new TreeMap<>()));
  }

  static Plan plan(Path folder, String from, String to, Choice choice) {
    return Estate.planned(planning(folder, fleet(Map.of()), to, choice, facts(from, from)));
  }

  static Stage stage(Plan plan, String step) {
    return plan.stages().stream()
        .filter(stage -> stage.step().value().equals(step))
        .findFirst()
        .orElseThrow();
  }

  static String brief(Stage stage) {
    return stage.step()
        + " @ "
        + stage.runs().stream().map(run -> run.host().value()).collect(Collectors.joining(" "));
  }
}
