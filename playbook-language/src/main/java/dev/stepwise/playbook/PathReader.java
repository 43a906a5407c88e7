package dev.stepwise.playbook;

import dev.stepwise.contracts.Release;
import dev.stepwise.playbook.ConditionReader.Asked;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads path rules of one direction, and looks whether each of them decides anything.
final class PathReader {
  private final Direction direction;
  private final List<List<Release>> catalogues;
  private final Collection<String> procedures;
  private final ConditionReader conditions;
  private final ScopeReader scopes;
  private final Problems problems;

  PathReader(
      Direction direction,
      List<CatalogueRelease> releases,
      Collection<String> procedures,
      ConditionReader conditions,
      ScopeReader scopes,
      Problems problems) {
    this.direction = direction;
    this.catalogues =
        Stream.of(Catalogue.values())
            .map(catalogue -> direction.line(releases, catalogue))
            .toList();
    this.procedures = procedures;
    this.conditions = conditions;
    this.scopes = scopes;
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
    var from = Ranges.read(place, "from", problems);
    var to = destination(place);
    var when = conditions.read(place, "when", Asked.ONCE);
    var scope = scopes.read(place);
    place
        .find("procedure")
        .ifPresent(at -> problems.requireKnown(at, "procedure", at.text(), procedures));
    if (when.isEmpty() && place.find("when").isPresent()) {
      return Optional.empty();
    }
    return from.flatMap(
        origin -> to.map(target -> rule(place, new Moves(origin, target, when, scope))));
  }

  private static PathRule rule(Place place, Moves moves) {
    var cite = place.findText("cite");
    if (place.find("forbidden").isPresent()) {
      return new PathRule.Forbidden(moves, place.text("forbidden"), place.findText("advice"), cite);
    }
    var direct = place.findText("hops").equals(Optional.of("direct"));
    return new PathRule.Allowed(moves, place.text("procedure"), direct, cite);
  }

  private Optional<Destination> destination(Place place) {
    var to = place.text("to");
    if (to.equals(direction.any())) {
      return Optional.of(new Destination.Any());
    }
    if (to.equals(direction.neighbour())) {
      return Optional.of(new Destination.Neighbour());
    }
    if (direction.isOfTheOther(to)) {
      problems.add(place.find("to").orElse(place), direction.wrongWord(to));
      return Optional.empty();
    }
    return Ranges.read(place, "to", problems).map(Destination.Within::new);
  }

  private void requireMoves(Place place, PathRule rule, List<PathRule> earlier) {
    if (catalogues.stream().noneMatch(line -> decides(rule, earlier, line))) {
      boolean matches = catalogues.stream().anyMatch(line -> decides(rule, List.of(), line));
      problems.add(
          place,
          matches
              ? "Expected the rule to decide a move, but the rules above decide all of its moves; the first match wins, so put the narrower rule first"
              : direction.noMove(place.text("from"), place.text("to")));
    }
  }

  private static boolean decides(PathRule rule, List<PathRule> earlier, List<Release> line) {
    for (int from = 0; from < line.size(); from++) {
      for (int to = from + 1; to < line.size(); to++) {
        if (decides(rule, earlier, line.get(from), line.get(to), to == from + 1)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean decides(
      PathRule rule, List<PathRule> earlier, Release from, Release to, boolean neighbours) {
    return rule.matches(from, to, neighbours)
        && earlier.stream()
            .noneMatch(one -> isSureFor(one, rule) && one.matches(from, to, neighbours));
  }

  /// Whether a rule, of the moves that it matches, leaves nothing to another.
  private static boolean isSureFor(PathRule one, PathRule other) {
    return one.moves().when().isEmpty() && one.moves().scope().covers(other.moves().scope());
  }
}
