package dev.stepwise.playbook;

import dev.stepwise.contracts.Release;
import java.util.List;
import java.util.Optional;

/// A release that the vendor has published.
///
/// @param date when, as the catalogue writes it
/// @param notes what changes for those who cross it
public record CatalogueRelease(Release release, Optional<String> date, List<Note> notes) {
  /// What somebody who upgrades past a release must know.
  ///
  /// @param cite the passage of the manual or the change log
  public record Note(String text, Optional<String> cite) {}

  public CatalogueRelease {
    notes = List.copyOf(notes);
  }
}
