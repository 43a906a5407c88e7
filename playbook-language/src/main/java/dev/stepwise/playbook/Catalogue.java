package dev.stepwise.playbook;

/// Which releases count: those that there are, or those that the manual speaks of.
public enum Catalogue {
  /// What the vendor has really published. Upgrades always use it.
  REAL,
  /// What the manual says that there is. Only good for asking what the manual would do.
  MANUAL
}
