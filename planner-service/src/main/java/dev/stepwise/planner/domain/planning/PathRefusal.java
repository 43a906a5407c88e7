package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Release;
import dev.stepwise.playbook.CatalogueRelease;
import dev.stepwise.playbook.PathRule;
import dev.stepwise.playbook.Playbook;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says why there is no path, and what is near that is allowed.
final class PathRefusal {
  private final Edges edges;
  private final Release from;
  private final Release to;

  PathRefusal(Edges edges, Release from, Release to) {
    this.edges = edges;
    this.from = from;
    this.to = to;
  }

  /// When the two releases alone make a path impossible.
  Optional<Path.None> ofReleases() {
    if (place(from) < 0) {
      return Optional.of(unknown("installed release", from));
    }
    if (place(to) < 0) {
      return Optional.of(unknown("target", to));
    }
    if (place(from) == place(to)) {
      return Optional.of(
          new Path.None(
              "Expected a target other than the installed release, but both are " + from,
              later().isEmpty() ? "There is no later release in the catalogue." : later()));
    }
    return place(from) > place(to) ? Optional.of(older()) : Optional.empty();
  }

  /// When no chain of allowed moves leads there.
  Path.None ofRules() {
    return edges
        .rule(place(from), place(to))
        .map(this::forbidden)
        .orElseGet(
            () -> new Path.None(notAllowed("no path rule of the playbook allows it"), nearest()));
  }

  private Path.None forbidden(PathRule rule) {
    return switch (rule) {
      case PathRule.Forbidden forbidden ->
          new Path.None(
              notAllowed(
                  forbidden.why() + forbidden.cite().map(cite -> " (" + cite + ")").orElse("")),
              forbidden.advice().map(advice -> sentence(advice) + " ").orElse("") + nearest());
      case PathRule.Allowed allowed ->
          throw new IllegalStateException("Expected no path, but there is " + allowed);
    };
  }

  private String notAllowed(String why) {
    return sentence("Expected a path from %s to %s, but %s".formatted(from, to, why));
  }

  private String nearest() {
    var reachable = edges.reachableFrom(place(from)).headSet(place(to));
    var starts = edges.reaching(place(to)).tailSet(place(from));
    var ahead =
        reachable.isEmpty()
            ? "From %s no release before %s can be reached.".formatted(from, to)
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
            + (later().isEmpty() ? "" : " " + later()));
  }

  private String later() {
    var later =
        edges.reachableFrom(place(from)).stream()
            .map(edges::release)
            .map(Release::version)
            .toList();
    return later.isEmpty() ? "" : "From %s, %s can be reached.".formatted(from, some(later));
  }

  private Path.None unknown(String what, Release release) {
    return new Path.None(
        "Expected the %s to be a release of %s, but %s is not in its catalogue"
            .formatted(what, playbook().title(), release),
        "Known releases nearby: %s. A new release belongs into the playbook's releases.yaml."
            .formatted(some(near(release))));
  }

  /// The known releases that begin as this one does, as far as any of them does.
  private List<String> near(Release release) {
    var known =
        playbook().releases().stream()
            .map(CatalogueRelease::release)
            .map(Release::version)
            .toList();
    int longest =
        known.stream().mapToInt(version -> common(version, release.version())).max().orElse(0);
    return known.stream().filter(version -> common(version, release.version()) == longest).toList();
  }

  private static int common(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }

  private static String some(List<String> versions) {
    var last = versions.subList(Math.max(0, versions.size() - 6), versions.size());
    return (last.size() < versions.size() ? "…, " : "")
        + last.stream().collect(Collectors.joining(", "));
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  private Playbook playbook() {
    return edges.playbook();
  }

  private int place(Release release) {
    return playbook().indexOf(release);
  }
}
