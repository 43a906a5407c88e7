package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Release;
import dev.stepwise.playbook.PathRule;
import dev.stepwise.playbook.Playbook;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The moves between releases, by their places in the catalogue. Only a later place can follow.
record Edges(Playbook playbook) {
  /// The rule that decides a move: the first that matches.
  Optional<PathRule> rule(int from, int to) {
    return from < to
        ? playbook.paths().stream()
            .filter(rule -> rule.matches(release(from), release(to), to == from + 1))
            .findFirst()
        : Optional.empty();
  }

  /// The rule that allows a move; a move of which no rule speaks is not allowed.
  Optional<PathRule.Allowed> allowed(int from, int to) {
    return rule(from, to)
        .flatMap(rule ->
            switch (rule) {
              case PathRule.Allowed allowed -> Optional.of(allowed);
              case PathRule.Forbidden _ -> Optional.empty();
            });
  }

  /// The places that can be reached from a place, one hop after the other.
  SortedSet<Integer> reachableFrom(int start) {
    var reached = new TreeSet<Integer>();
    for (int to = start + 1; to < size(); to++) {
      if (allowed(start, to).isPresent() || anyAllowed(reached, to)) {
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
    return playbook.releases().get(place).release();
  }

  int size() {
    return playbook.releases().size();
  }

  private boolean anyAllowed(SortedSet<Integer> starts, int to) {
    return starts.stream().anyMatch(from -> allowed(from, to).isPresent());
  }
}
