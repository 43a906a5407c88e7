package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.playbook.Playbook;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A platform with all that the language has: a gate, three nodes of which the second leads, two
/// hops from 1.0 to 3.0 of which the first has a point of no return.
final class Ferry {
  static final String RELEASES =
      """
      releases:
        - {version: 1.0}
        - version: 2.0
          notes: [{text: data is converted, cite: "log#2"}]
        - {version: 3.0, notes: [{text: the old client is gone}]}
      """;
  static final String PLAYBOOK =
      """
      platform: ferry
      title: Ferry
      topologies: [cluster]
      roles:
        gate: {description: takes the traffic, min: 1, max: 1}
        node: {description: carries the load, min: 1}
        archive: {description: keeps what is old}
      host-variables:
        HOST_DIR: {type: path, description: where it is}
        PORT: {type: number, default: 7, description: where it listens}
      parameters:
        CLUSTER: {type: text, description: the name}
        MODE: {type: text, default: calm, description: how}
      facts:
        VERSION: {on: [gate, node], run: facts/version.sh}
        LEADS: {on: node, run: facts/leads.sh}
        REPLICATION: {on: gate, run: facts/replication.sh}
      installed: VERSION
      unavailable:
        node: one node at a time
        writes: sending new orders
      paths:
        - {from: 1.0, to: 2.0, procedure: convert, cite: "ops#1"}
        - {from: 2.0, to: 3.0, procedure: roll-over}
      procedures:
        convert:
          steps:
            - {id: dump, title: Dump, on: gate, run: scripts/dump.sh, verify: scripts/dumped.sh, effect: reversible,
               undo: {run: scripts/undump.sh, verify: scripts/undumped.sh}, facts: [DUMP]}
            - {id: convert, title: Convert the data, on: gate, run: scripts/convert.sh, verify: scripts/converted.sh,
               effect: irreversible, loss: the old data; the dump remains}
            - {id: tidy, title: Tidy up, on: gate, run: scripts/tidy.sh, verify: scripts/tidied.sh, effect: reversible,
               undo: {run: scripts/untidy.sh, verify: scripts/untidied.sh}}
        roll-over:
          steps:
            - {id: close, title: Close, on: gate, run: scripts/close.sh, verify: scripts/closed.sh, effect: reversible,
               undo: {run: scripts/open.sh, verify: scripts/opened.sh}, down-from: [writes], estimate: 10s}
            - roll: {over: node, batch: 1, last: LEADS}
              steps:
                - {id: replace, title: Replace, check: scripts/idle.sh, run: scripts/replace.sh, verify: scripts/new.sh,
                   undo: {title: Put the old node back, run: scripts/put-back.sh, verify: scripts/old.sh}, effect: reversible, facts: [BACKUP],
                   with: {SPEED: 2}, estimate: 2m, down: [node]}
                - {id: catch-up, title: Catch up, on: gate, run: scripts/caught-up.sh, effect: none, estimate: 1m,
                   when: "facts.REPLICATION == 'on' && facts.rolled.LEADS == 'false'"}
            - {id: open, title: Open, on: gate, run: scripts/open.sh, verify: scripts/opened.sh, effect: reversible,
               undo: {run: scripts/close.sh, verify: scripts/closed.sh}, down-until: [writes], estimate: 10s}
            - {id: sweep, title: Sweep, on: archive, run: scripts/sweep.sh, effect: none}
            - {id: look, title: Look, on: node, run: scripts/look.sh, effect: none, when: "facts.host.LEADS == 'false'"}
      """;

  private Ferry() {}

  static Playbook playbook(Path folder) {
    return Estate.playbook(folder, PLAYBOOK, RELEASES);
  }

  static Installation installation() {
    return Estate.installation(
        List.of(
            Estate.host("g1", "gate"),
            Estate.host("n1", "node"),
            Estate.host("n2", "node"),
            Estate.host("n3", "node")));
  }

  static SortedMap<HostId, SortedMap<String, String>> facts(String version) {
    var facts = new TreeMap<HostId, SortedMap<String, String>>();
    put(facts, "g1", Map.of("VERSION", version, "REPLICATION", "on"));
    put(facts, "n1", Map.of("VERSION", version, "LEADS", "false"));
    put(facts, "n2", Map.of("VERSION", version, "LEADS", "true"));
    put(facts, "n3", Map.of("VERSION", version, "LEADS", "false"));
    return facts;
  }

  static Planning planning(Path folder, String from, String to) {
    return PlanMaker.plan(
        Estate.ID,
        playbook(folder),
        installation(),
        Estate.release(to),
        Policy.SAFEST,
        facts(from),
        new TreeMap<>());
  }

  static Plan plan(Path folder, String from, String to) {
    return Estate.planned(planning(folder, from, to));
  }

  /// A stage in short: its turn, its step and its hosts.
  static String brief(Stage stage) {
    return "%s%s @ %s"
        .formatted(
            stage.group().map(turn -> turn + ": ").orElse(""),
            stage.step(),
            String.join(" ", stage.runs().stream().map(run -> run.host().value()).toList()));
  }

  private static void put(
      SortedMap<HostId, SortedMap<String, String>> all, String host, Map<String, String> facts) {
    all.put(new HostId(host), Estate.texts(facts));
  }
}
