package dev.stepwise.playbook;

import dev.stepwise.contracts.Release;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A release of which the vendor or the manual speaks.
///
/// @param date when, as the catalogue writes it
/// @param notes what changes for those who cross it
/// @param properties what scripts and conditions may know of it, by upper-case name
/// @param assertedBy who says that there is such a release
/// @param remark of a phantom: what there is instead, such as `only 23.09.9rc1 was published`
public record CatalogueRelease(
    Release release,
    Optional<String> date,
    List<Note> notes,
    SortedMap<String, String> properties,
    AssertedBy assertedBy,
    Optional<String> remark) {
  /// What somebody who upgrades past a release must know.
  ///
  /// @param cite the passage of the manual or the change log
  public record Note(String text, Optional<String> cite) {}

  public CatalogueRelease {
    notes = List.copyOf(notes);
    properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
  }

  /// A published release of which nothing more is known.
  public static CatalogueRelease of(Release release) {
    return new CatalogueRelease(
        release, Optional.empty(), List.of(), new TreeMap<>(), AssertedBy.TAG, Optional.empty());
  }

  /// Whether only the manual claims that there is such a release.
  public boolean isPhantom() {
    return assertedBy == AssertedBy.MANUAL;
  }
}
