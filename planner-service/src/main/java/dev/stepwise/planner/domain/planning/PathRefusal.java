package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Release;
import dev.stepwise.playbook.Catalogue;
import dev.stepwise.playbook.Playbook;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says why there is no path, and what is near that is allowed.
final class PathRefusal {
  private final Situation situation;
  private final Playbook playbook;
  private final Catalogue catalogue;
  private final Release from;
  private final Release to;
  private final boolean back;
  private final Edges edges;

  PathRefusal(Situation situation, Catalogue catalogue, Release to) {
    this.situation = situation;
    this.playbook = situation.playbook();
    this.catalogue = catalogue;
    this.from = situation.installed();
    this.to = to;
    this.back = playbook.indexOf(from) > playbook.indexOf(to);
    this.edges = back ? Edges.back(situation, catalogue) : Edges.forward(situation, catalogue);
  }

  /// The moves in the direction of the target.
  Edges edges() {
    return edges;
  }

  /// When the two releases alone make a path impossible.
  Optional<Path.None> ofReleases() {
    var unknown =
        Unreleased.of(playbook, catalogue, "installed release", from)
            .or(() -> Unreleased.of(playbook, catalogue, "target", to));
    if (unknown.isPresent()) {
      return unknown;
    }
    if (from.equals(to)) {
      return Optional.of(
          new Path.None(
              "Expected a target other than the installed release, but both are " + from,
              further().isEmpty() ? "There is no later release in the catalogue." : further()));
    }
    return back && playbook.downgrades().isEmpty() ? Optional.of(older()) : Optional.empty();
  }

  /// When no chain of allowed moves leads there.
  Path.None ofRules() {
    var advice =
        direct() instanceof Judgement.Closed(_, var said) ? said : Optional.<String>empty();
    return new Path.None(
        sentence("Expected a path from %s to %s, but %s".formatted(from, to, why())),
        advice.map(text -> sentence(text) + " ").orElse("") + nearest());
  }

  /// Why the whole way cannot be made at once.
  Optional<String> whyNotInOneHop() {
    return direct() instanceof Judgement.Open ? Optional.empty() : Optional.of(sentence(why()));
  }

  private String why() {
    return switch (direct()) {
      case Judgement.Closed closed -> closed.why();
      case Judgement.Unspoken _ ->
          "no %s rule of the playbook allows it".formatted(back ? "downgrade" : "path");
      case Judgement.Open open ->
          throw new IllegalStateException("Expected no path, but there is " + open);
    };
  }

  private Judgement direct() {
    return edges.judge(place(from), place(to));
  }

  private String nearest() {
    var reachable = edges.reachableFrom(place(from)).headSet(place(to));
    var starts = edges.reaching(place(to)).tailSet(place(from));
    var ahead =
        reachable.isEmpty()
            ? "From %s no release %s %s can be reached."
                .formatted(from, back ? "after" : "before", to)
            : "From %s, %s can be reached.".formatted(from, edges.release(reachable.last()));
    var behind =
        starts.isEmpty()
            ? ""
            : " %s can be reached from %s.".formatted(to, edges.release(starts.first()));
    return ahead + behind;
  }

  private Path.None older() {
    return new Path.None(
        "Expected a target later than the installed release %s, but %s is older"
            .formatted(from, to),
        "To go back, roll back the upgrade that led to %s; its rollback puts back what was there."
                .formatted(from)
            + (further().isEmpty() ? "" : " " + further()));
  }

  private String further() {
    var forward = Edges.forward(situation, catalogue);
    var further =
        forward.reachableFrom(forward.place(from)).stream()
            .map(forward::release)
            .map(Release::version)
            .toList();
    return further.isEmpty() ? "" : "From %s, %s can be reached.".formatted(from, some(further));
  }

  static String some(List<String> versions) {
    var last = versions.subList(Math.max(0, versions.size() - 6), versions.size());
    return (last.size() < versions.size() ? "…, " : "")
        + last.stream().collect(Collectors.joining(", "));
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  private int place(Release release) {
    return edges.place(release);
  }
}
