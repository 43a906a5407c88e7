package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.plan.Hop;
import dev.stepwise.planner.domain.planning.Planning.NoPlan;
import dev.stepwise.playbook.Answer;
import dev.stepwise.playbook.Requirement;
import dev.stepwise.playbook.Requirement.Otherwise;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Holds what must fit against each hop, and tells all that does not at once.
record Requirements(Situation situation, Installation installation) {
  /// What stands in the way, if anything does.
  Optional<NoPlan> obstacle(List<Hop> hops) {
    var violations = violations(hops, Otherwise.REFUSE);
    return violations.isEmpty() ? Optional.empty() : Optional.of(noPlan(violations));
  }

  /// What a person signs for before the first stage, each as a sentence.
  List<String> waivers(List<Hop> hops) {
    return violations(hops, Otherwise.CONFIRM).stream()
        .map(violation -> "In spite of this: " + violation.text())
        .distinct()
        .toList();
  }

  private static NoPlan noPlan(List<Violation> violations) {
    var advice = new LinkedHashSet<String>();
    violations.forEach(violation -> advice.add(violation.advice()));
    return new NoPlan(
        violations.stream().map(Violation::text).distinct().collect(Collectors.joining(" ")),
        String.join(" ", advice));
  }

  private List<Violation> violations(List<Hop> hops, Otherwise otherwise) {
    return situation.playbook().requirements().stream()
        .filter(requirement -> requirement.otherwise() == otherwise)
        .filter(requirement -> situation.counts(requirement.scope()) instanceof Answer.Yes)
        .flatMap(requirement -> hops.stream().flatMap(hop -> violations(requirement, hop)))
        .toList();
  }

  private Stream<Violation> violations(Requirement requirement, Hop hop) {
    if (!requirement.to().map(range -> range.contains(hop.to())).orElse(true)) {
      return Stream.empty();
    }
    return requirement.on().isEmpty()
        ? violation(requirement, hop, Optional.empty()).stream()
        : installation.hosts().stream()
            .filter(host -> requirement.on().stream().anyMatch(host.roles()::contains))
            .flatMap(host -> violation(requirement, hop, Optional.of(host)).stream());
  }

  private Optional<Violation> violation(
      Requirement requirement, Hop hop, Optional<InstalledHost> host) {
    return switch (asked(requirement, hop, host)) {
      case Answer.No _ -> Optional.empty();
      case Answer.Unknown(var what) -> Optional.of(Violation.open(requirement, host, what));
      case Answer.Yes _ ->
          switch (situation.ask(requirement.must(), hop.from(), hop.to(), host, Optional.empty())) {
            case Answer.Yes _ -> Optional.empty();
            case Answer.No _ -> Optional.of(Violation.of(requirement, host));
            case Answer.Unknown(var what) -> Optional.of(Violation.open(requirement, host, what));
          };
    };
  }

  private Answer asked(Requirement requirement, Hop hop, Optional<InstalledHost> host) {
    return requirement
        .when()
        .map(when -> situation.ask(when, hop.from(), hop.to(), host, Optional.empty()))
        .orElseGet(Answer.Yes::new);
  }

  /// A requirement that does not hold, or of which nobody can tell.
  ///
  /// @param text what was required, and what is
  /// @param advice what would be right
  private record Violation(String text, String advice) {
    static Violation of(Requirement requirement, Optional<InstalledHost> host) {
      return says(requirement, host, "not so: " + requirement.why());
    }

    static Violation open(Requirement requirement, Optional<InstalledHost> host, String what) {
      return says(requirement, host, "not evaluated: %s (%s)".formatted(what, requirement.why()));
    }

    private static Violation says(
        Requirement requirement, Optional<InstalledHost> host, String what) {
      var where = host.map(one -> " on " + one.id()).orElse("");
      var cite = requirement.cite().map(passage -> " (" + passage + ")").orElse("");
      return new Violation(
          "%s%s: %s%s.".formatted(requirement.title(), where, what, cite),
          sentence(requirement.advice().orElse("Bring about: " + requirement.title())));
    }

    private static String sentence(String text) {
      return text.endsWith(".") ? text : text + ".";
    }
  }
}
