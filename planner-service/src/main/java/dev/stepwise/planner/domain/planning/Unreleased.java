package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Release;
import dev.stepwise.playbook.Catalogue;
import dev.stepwise.playbook.CatalogueRelease;
import dev.stepwise.playbook.Playbook;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Says of a name that it is no release, and which releases are near.
public final class Unreleased {
  private Unreleased() {}

  /// Why a name is no release of a catalogue, if it is none.
  ///
  /// @param what it was given as, such as `target`
  public static Optional<Path.None> of(
      Playbook playbook, Catalogue catalogue, String what, Release release) {
    return playbook
        .find(release)
        .map(known ->
            known.assertedBy().isIn(catalogue)
                ? Optional.<Path.None>empty()
                : Optional.of(elsewhere(playbook, catalogue, known)))
        .orElseGet(() -> Optional.of(unknown(playbook, catalogue, what, release)));
  }

  private static Path.None elsewhere(
      Playbook playbook, Catalogue catalogue, CatalogueRelease known) {
    var why =
        known.isPhantom()
            ? "%s is no release: %s"
                .formatted(
                    known.release(), known.remark().orElse("only the manual claims that it is one"))
            : "%s is a release, but the manual does not speak of it".formatted(known.release());
    var near = neighbours(playbook, catalogue, known.release());
    return new Path.None(
        why,
        near.size() == 1
            ? "The nearest is %s.".formatted(near.getFirst())
            : "The nearest are %s.".formatted(String.join(" and ", near)));
  }

  private static List<String> neighbours(Playbook playbook, Catalogue catalogue, Release release) {
    int place = playbook.indexOf(release);
    var all = playbook.releases();
    return Stream.concat(
            first(all.subList(0, place).reversed(), catalogue),
            first(all.subList(place + 1, all.size()), catalogue))
        .toList();
  }

  private static Stream<String> first(List<CatalogueRelease> releases, Catalogue catalogue) {
    return releases.stream()
        .filter(release -> release.assertedBy().isIn(catalogue))
        .map(release -> release.release().version())
        .limit(1);
  }

  private static Path.None unknown(
      Playbook playbook, Catalogue catalogue, String what, Release release) {
    return new Path.None(
        "Expected the %s to be a release of %s, but %s is not in its catalogue"
            .formatted(what, playbook.title(), release),
        "Known releases nearby: %s. A new release belongs into the playbook's releases.yaml."
            .formatted(PathRefusal.some(near(playbook, catalogue, release))));
  }

  /// The known releases that begin as this one does, as far as any of them does.
  private static List<String> near(Playbook playbook, Catalogue catalogue, Release release) {
    var known = playbook.catalogue(catalogue).stream().map(one -> one.release().version()).toList();
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
}
