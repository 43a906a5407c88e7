package dev.stepwise.playbook;

import dev.stepwise.contracts.Release;

/// Warns of releases of which no path rule speaks: no move to them from any release before is
/// allowed, or forbidden with a reason.
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
      boolean spokenOf = false;
      for (int from = 0; from < to && !spokenOf; from++) {
        spokenOf = isSpokenOf(releases.get(from), releases.get(to), from == to - 1);
      }
      if (!spokenOf) {
        warn(releases.get(to));
      }
    }
  }

  private boolean isSpokenOf(Release from, Release to, boolean neighbours) {
    return playbook.paths().stream().anyMatch(rule -> rule.matches(from, to, neighbours));
  }

  private void warn(Release release) {
    top.items("releases").stream()
        .filter(place -> place.text("version").equals(release.version()))
        .forEach(place ->
            problems.warn(
                place,
                "Expected a path rule that leads to %s, but none allows or forbids a move to it from an earlier release"
                    .formatted(release)));
  }
}
