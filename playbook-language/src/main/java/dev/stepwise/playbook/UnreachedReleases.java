package dev.stepwise.playbook;

import dev.stepwise.contracts.Release;

/// Warns of releases to which no path rule leads from any release before.
final class UnreachedReleases {
  private final Playbook playbook;
  private final Place top;
  private final Problems problems;

  UnreachedReleases(Playbook playbook, Place top, Problems problems) {
    this.playbook = playbook;
    this.top = top;
    this.problems = problems;
  }

  void find() {
    var releases =
        playbook.catalogue(Catalogue.REAL).stream().map(CatalogueRelease::release).toList();
    for (int to = 1; to < releases.size(); to++) {
      boolean reached = false;
      for (int from = 0; from < to && !reached; from++) {
        reached = mayAllow(releases.get(from), releases.get(to), from == to - 1);
      }
      if (!reached) {
        warn(releases.get(to));
      }
    }
  }

  /// Whether some installation may make the move; what a rule's `when` says is not known here.
  private boolean mayAllow(Release from, Release to, boolean neighbours) {
    for (var rule : playbook.paths()) {
      if (rule.matches(from, to, neighbours)) {
        if (rule instanceof PathRule.Allowed) {
          return true;
        }
        if (rule.moves().when().isEmpty() && rule.moves().scope().equals(Scope.EVERYWHERE)) {
          return false;
        }
      }
    }
    return false;
  }

  private void warn(Release release) {
    top.items("releases").stream()
        .filter(place -> place.text("version").equals(release.version()))
        .forEach(place ->
            problems.warn(
                place,
                "Expected a path rule that leads to %s, but none allows a move to it from an earlier release"
                    .formatted(release)));
  }
}
