package dev.stepwise.playbook;

import dev.stepwise.contracts.Release;
import java.util.List;
import java.util.Set;

/// Which way the moves of some path rules go.
///
/// @param any the word for every release in that direction
/// @param neighbour the word for the very next in that direction
/// @param before how a release that a move starts from lies to the one it leads to
/// @param after the other way round
record Direction(String any, String neighbour, String before, String after) {
  static final Direction FORWARD = new Direction("later", "next", "earlier", "a later");
  static final Direction BACK = new Direction("earlier", "previous", "later", "an earlier");

  private static final Set<String> WORDS = Set.of("later", "next", "earlier", "previous");

  /// The releases of a catalogue in this direction.
  List<Release> line(List<CatalogueRelease> releases, Catalogue catalogue) {
    var line =
        releases.stream()
            .filter(release -> release.assertedBy().isIn(catalogue))
            .map(CatalogueRelease::release)
            .toList();
    return equals(BACK) ? line.reversed() : line;
  }

  boolean isOfTheOther(String word) {
    return WORDS.contains(word);
  }

  String wrongWord(String word) {
    return "Expected `%s`, `%s`, a range or a release, but found `%s`"
        .formatted(any, neighbour, word);
  }

  String noMove(String from, String to) {
    return "Expected the rule to match a move, but releases.yaml has no %s release in %s with %s one in %s"
        .formatted(before, from, after, to);
  }
}
