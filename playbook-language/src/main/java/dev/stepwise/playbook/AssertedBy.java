package dev.stepwise.playbook;

/// Who says that there is a release.
public enum AssertedBy {
  /// The vendor's tag or package alone; the manual does not speak of it.
  TAG,
  /// The manual alone: a phantom, which cannot be installed.
  MANUAL,
  /// The vendor's tag or package and the manual.
  BOTH;

  /// Whether such a release is in a catalogue.
  public boolean isIn(Catalogue catalogue) {
    return switch (catalogue) {
      case REAL -> this != MANUAL;
      case MANUAL -> this != TAG;
    };
  }
}
