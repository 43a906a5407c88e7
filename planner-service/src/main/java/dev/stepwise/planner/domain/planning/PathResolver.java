package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.plan.Hop;
import dev.stepwise.playbook.Catalogue;
import dev.stepwise.playbook.PathRule;
import dev.stepwise.playbook.Playbook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the way from one release to another. The catalogue's order says what is later; the path
/// rules say which moves are allowed.
public final class PathResolver {
  private final Edges edges;
  private final int start;
  private final int end;
  private final Comparator<Way> preference;

  private PathResolver(Edges edges, int start, int end, Policy policy) {
    this.edges = edges;
    this.start = start;
    this.end = end;
    this.preference = policy == Policy.SAFEST ? Way.BY_CARE : Way.BY_HOPS;
  }

  /// The path between two real releases that the policy prefers, of no installation in particular.
  public static Path resolve(Playbook playbook, Release from, Release to, Policy policy) {
    var selection = Selection.everything(playbook);
    return resolve(
        Situation.supposed(playbook, selection, Optional.empty(), Map.of(), from),
        Catalogue.REAL,
        to,
        policy);
  }

  /// The path from the installed release that the policy prefers, or why there is none. The same
  /// question always has the same answer: among equals the one with the nearer next release wins.
  public static Path resolve(Situation situation, Catalogue catalogue, Release to, Policy policy) {
    var refusal = new PathRefusal(situation, catalogue, to);
    return refusal
        .ofReleases()
        .<Path>map(none -> none)
        .orElseGet(() -> resolve(refusal, situation.installed(), to, policy));
  }

  private static Path resolve(PathRefusal refusal, Release from, Release to, Policy policy) {
    var edges = refusal.edges();
    return new PathResolver(edges, edges.place(from), edges.place(to), policy)
        .best()
        .<Path>map(hops ->
            new Path.Found(hops, hops.size() == 1 ? Optional.empty() : refusal.whyNotInOneHop()))
        .orElseGet(refusal::ofRules);
  }

  /// From the end backwards: the best way from a release is a hop to a later one, and the best way
  /// from there.
  private Optional<List<Hop>> best() {
    var ways = new ArrayList<Optional<Way>>();
    for (int place = end; place >= start; place--) {
      ways.addFirst(place == end ? Optional.of(Way.NONE) : bestFrom(place, ways));
    }
    return ways.getFirst().map(Way::hops);
  }

  private Optional<Way> bestFrom(int place, List<Optional<Way>> waysAfter) {
    var best = Optional.<Way>empty();
    for (int next = place + 1; next <= end; next++) {
      var way = via(place, next, waysAfter.get(next - place - 1));
      if (way.isPresent() && (best.isEmpty() || preference.compare(way.get(), best.get()) < 0)) {
        best = way;
      }
    }
    return best;
  }

  private Optional<Way> via(int place, int next, Optional<Way> rest) {
    return rest.flatMap(way ->
        edges
            .allowed(place, next)
            .map(rule -> way.after(hop(place, next, rule), rule, next - place)));
  }

  private Hop hop(int from, int to, PathRule.Allowed rule) {
    return new Hop(edges.release(from), edges.release(to), rule.procedure(), rule.cite());
  }

  /// Some hops in a row.
  ///
  /// @param care how many releases are visited; a direct hop counts as if it visited all that it
  ///   passes, since nothing is won by that
  private record Way(List<Hop> hops, int care) {
    static final Way NONE = new Way(List.of(), 0);
    static final Comparator<Way> BY_CARE =
        Comparator.comparingInt(Way::care).reversed().thenComparingInt(way -> way.hops.size());
    static final Comparator<Way> BY_HOPS =
        Comparator.<Way>comparingInt(way -> way.hops.size())
            .thenComparing(Comparator.comparingInt(Way::care).reversed());

    Way after(Hop first, PathRule.Allowed rule, int distance) {
      var all = new ArrayList<Hop>();
      all.add(first);
      all.addAll(hops);
      return new Way(all, care + (rule.direct() ? distance : 1));
    }
  }
}
