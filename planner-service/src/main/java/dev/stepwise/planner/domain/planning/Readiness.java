package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.Names;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.planner.domain.planning.Planning.NoPlan;
import dev.stepwise.playbook.Playbook;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Whether enough is known, and agrees, to plan at all. What is not known closes a path, it never
/// opens one.
record Readiness(
    Playbook playbook, Installation installation, Selection selection, FactSheet facts) {
  /// What stands in the way, if anything does.
  Optional<NoPlan> obstacle(SortedMap<HostId, String> problems) {
    return unsound().or(() -> silent(problems)).or(this::unknown).or(this::drift);
  }

  /// The release that all hosts show that are upgraded; only when nothing stands in the way.
  Release installed() {
    return new Release(shown().values().iterator().next());
  }

  private Optional<NoPlan> unsound() {
    var wrong = InstallationCheck.problems(playbook, installation);
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new NoPlan(
                String.join(". ", wrong) + ".",
                "Correct the installation: PUT it again with what the playbook asks."));
  }

  private static Optional<NoPlan> silent(SortedMap<HostId, String> problems) {
    if (problems.isEmpty()) {
      return Optional.empty();
    }
    var all =
        problems.entrySet().stream()
            .map(problem -> problem.getKey() + " (" + problem.getValue() + ")")
            .collect(Collectors.joining(", "));
    var advice = problems.values().stream().map(Readiness::advice).distinct();
    return Optional.of(
        new NoPlan(
            "Expected every host to tell its facts, but these did not: " + all + ".",
            advice.collect(Collectors.joining(" "))));
  }

  private static String advice(String problem) {
    for (var kind : HostProblem.values()) {
      if (problem.startsWith(kind.name())) {
        return advice(kind);
      }
    }
    return "Look at the host, then ask again.";
  }

  private static String advice(HostProblem problem) {
    return switch (problem) {
      case UNREACHABLE ->
          "Check that the host is up, that its address and port are right, and that the executors of its zone can reach it; then ask again.";
      case HOST_KEY_CHANGED ->
          "Nothing was sent to the host. Compare the fingerprint on its console (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub); if the change was meant, register the installation again with the new key.";
      case LOGIN_REFUSED ->
          "Check the user of the host, and that the executor's public key is in that user's authorized_keys; then ask again.";
      case PROBE_FAILED ->
          "Run the named fact's script on the host to see why it fails, put that right, then ask again.";
    };
  }

  private Optional<NoPlan> unknown() {
    var missing = new TreeMap<String, TreeSet<String>>();
    for (var host : installation.hosts()) {
      playbook.facts().values().stream()
          .filter(fact -> Discovery.isAsked(fact, installation, host))
          .filter(fact -> !facts.of(host).containsKey(fact.name()))
          .forEach(fact ->
              missing.computeIfAbsent(fact.name(), _ -> new TreeSet<>()).add(host.id().value()));
    }
    if (!missing.isEmpty()) {
      return Optional.of(
          new NoPlan(
              "Expected to know every fact, but these are missing: " + missing + ".",
              "Ask again, so that the hosts are asked again."));
    }
    return shown().isEmpty() ? Optional.of(nobodyShows()) : Optional.empty();
  }

  private NoPlan nobodyShows() {
    var roles = playbook.facts().get(playbook.installed());
    return new NoPlan(
        "Expected a host that shows the installed release (fact %s), but there is none."
            .formatted(playbook.installed()),
        "Register a host of one of the roles %s."
            .formatted(roles == null ? "that have it" : roles.roles()));
  }

  private SortedMap<HostId, String> shown() {
    return new Neighbours(playbook, installation, selection, facts).shownByChosen();
  }

  private Optional<NoPlan> drift() {
    var shown = shown();
    var wrong = shown.values().stream().filter(value -> !Names.isName(value));
    if (new TreeSet<>(shown.values()).size() == 1 && wrong.findAny().isEmpty()) {
      return Optional.empty();
    }
    var all =
        shown.entrySet().stream()
            .map(entry -> "%s has '%s'".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
    return Optional.of(
        new NoPlan(
            "Expected all hosts to have the same release, but they have drifted apart: "
                + all
                + ".",
            "Finish or roll back the upgrade that left them so, or bring the hosts to one release by hand; then ask again."));
  }
}
