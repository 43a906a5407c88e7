package dev.stepwise.playbook;

import dev.stepwise.contracts.Release;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Reads path rules, and looks whether each of them decides anything.
final class PathReader {
  private static final String LATER = "later";

  private final List<Release> catalogue;
  private final Collection<String> procedures;
  private final Problems problems;

  PathReader(List<CatalogueRelease> catalogue, Collection<String> procedures, Problems problems) {
    this.catalogue = catalogue.stream().map(CatalogueRelease::release).toList();
    this.procedures = procedures;
    this.problems = problems;
  }

  List<PathRule> read(List<Place> places) {
    var rules = new ArrayList<PathRule>();
    for (var place : places) {
      rule(place)
          .ifPresent(rule -> {
            requireMoves(place, rule, rules);
            rules.add(rule);
          });
    }
    return rules;
  }

  private Optional<PathRule> rule(Place place) {
    var from = range(place, "from");
    var later = place.text("to").equals(LATER);
    var to = later ? Optional.<ReleaseRange>empty() : range(place, "to");
    if (from.isEmpty() || (!later && to.isEmpty())) {
      return Optional.empty();
    }
    var cite = place.findText("cite");
    if (place.find("forbidden").isPresent()) {
      return Optional.of(
          new PathRule.Forbidden(
              from.get(), to, place.text("forbidden"), place.findText("advice"), cite));
    }
    var procedure = place.text("procedure");
    place
        .find("procedure")
        .ifPresent(at -> problems.requireKnown(at, "procedure", procedure, procedures));
    var direct = place.findText("hops").equals(Optional.of("direct"));
    return Optional.of(new PathRule.Allowed(from.get(), to, procedure, direct, cite));
  }

  private Optional<ReleaseRange> range(Place place, String key) {
    try {
      return Optional.of(ReleaseRange.parse(place.text(key)));
    } catch (IllegalArgumentException e) {
      problems.add(place.find(key).orElse(place), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void requireMoves(Place place, PathRule rule, List<PathRule> earlier) {
    boolean any = false;
    for (int from = 0; from < catalogue.size(); from++) {
      for (int to = from + 1; to < catalogue.size(); to++) {
        if (rule.matches(catalogue.get(from), catalogue.get(to))) {
          any = true;
          if (decides(catalogue.get(from), catalogue.get(to), earlier)) {
            return;
          }
        }
      }
    }
    problems.add(
        place,
        any
            ? "Expected the rule to decide a move, but the rules above decide all of its moves; the first match wins, so put the narrower rule first"
            : "Expected the rule to match a move, but releases.yaml has no earlier release in %s with a later one in %s"
                .formatted(rule.from(), rule.to().map(ReleaseRange::toString).orElse(LATER)));
  }

  private static boolean decides(Release from, Release to, List<PathRule> earlier) {
    return earlier.stream().noneMatch(rule -> rule.matches(from, to));
  }
}
