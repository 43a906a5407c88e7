package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Release;
import dev.stepwise.playbook.Catalogue;
import dev.stepwise.playbook.CatalogueRelease;
import dev.stepwise.playbook.Destination;
import dev.stepwise.playbook.PathRule;
import dev.stepwise.playbook.ReleaseRange;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The moves between releases, by their places on the way: the order of release, or the reverse of
/// it for a way back. Only a place further on can follow.
final class Edges {
  private final Judge judge;
  private final List<Release> line;
  private final List<Rule> rules;
  private final Map<Integer, Judgement> judged = new HashMap<>();

  private Edges(Judge judge, List<Release> line, List<PathRule> rules) {
    this.judge = judge;
    this.line = line;
    this.rules = rules.stream().map(rule -> Rule.of(rule, line)).toList();
  }

  /// Towards later releases.
  static Edges forward(Situation situation, Catalogue catalogue) {
    return new Edges(
        new Judge(situation, catalogue), line(situation, catalogue), situation.playbook().paths());
  }

  /// Towards earlier releases.
  static Edges back(Situation situation, Catalogue catalogue) {
    return new Edges(
        new Judge(situation, catalogue),
        line(situation, catalogue).reversed(),
        situation.playbook().downgrades());
  }

  private static List<Release> line(Situation situation, Catalogue catalogue) {
    return situation.playbook().catalogue(catalogue).stream()
        .map(CatalogueRelease::release)
        .toList();
  }

  /// What the first rule says that decides a move.
  Judgement judge(int from, int to) {
    return from < to
        ? judged.computeIfAbsent(from * size() + to, _ -> firstSay(from, to))
        : new Judgement.Unspoken();
  }

  private Judgement firstSay(int from, int to) {
    return rules.stream()
        .filter(rule -> rule.matches(from, to))
        .flatMap(rule -> judge.decide(rule.rule, release(from), release(to)).stream())
        .findFirst()
        .orElseGet(Judgement.Unspoken::new);
  }

  /// The rule that allows a move; a move of which no rule speaks is not allowed.
  Optional<PathRule.Allowed> allowed(int from, int to) {
    return judge(from, to) instanceof Judgement.Open(var rule)
        ? Optional.of(rule)
        : Optional.empty();
  }

  /// The places that can be reached from a place, one hop after the other.
  SortedSet<Integer> reachableFrom(int start) {
    var reached = new TreeSet<Integer>();
    for (int to = start + 1; to < size(); to++) {
      int end = to;
      if (allowed(start, end).isPresent()
          || reached.stream().anyMatch(from -> allowed(from, end).isPresent())) {
        reached.add(to);
      }
    }
    return reached;
  }

  /// The places from which a place can be reached, one hop after the other.
  SortedSet<Integer> reaching(int end) {
    var reaching = new TreeSet<Integer>();
    for (int from = end - 1; from >= 0; from--) {
      int start = from;
      if (allowed(from, end).isPresent()
          || reaching.stream().anyMatch(to -> allowed(start, to).isPresent())) {
        reaching.add(from);
      }
    }
    return reaching;
  }

  Release release(int place) {
    return line.get(place);
  }

  int size() {
    return line.size();
  }

  /// A release's place; -1 when it is not on the way.
  int place(Release release) {
    return line.indexOf(release);
  }

  /// A rule, and the places of which it speaks.
  private record Rule(PathRule rule, BitSet from, BitSet to) {
    static Rule of(PathRule rule, List<Release> line) {
      return new Rule(
          rule,
          places(line, rule.from()::contains),
          switch (rule.to()) {
            case Destination.Within(ReleaseRange range) -> places(line, range::contains);
            case Destination.Any _, Destination.Neighbour _ -> places(line, _ -> true);
          });
    }

    private static BitSet places(List<Release> line, Predicate<Release> contains) {
      var places = new BitSet();
      IntStream.range(0, line.size())
          .filter(place -> contains.test(line.get(place)))
          .forEach(places::set);
      return places;
    }

    boolean matches(int origin, int target) {
      return from.get(origin)
          && to.get(target)
          && (!(rule.to() instanceof Destination.Neighbour) || target == origin + 1);
    }
  }
}
