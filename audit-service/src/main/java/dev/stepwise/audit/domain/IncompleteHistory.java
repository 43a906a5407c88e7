package dev.stepwise.audit.domain;

/// An event of an upgrade is not sealed yet, though a later one is.
public final class IncompleteHistory extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  IncompleteHistory(String upgrade, long missing, long found) {
    super(
        "Expected sequence %d of upgrade %s next, but it is not sealed yet and %d is; ask again"
            .formatted(missing, upgrade, found));
  }
}
