package dev.stepwise.audit.domain;

/// An entry that is not what was sealed: somebody changed the store.
public final class BrokenSeal extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /// @param index of the entry
  public BrokenSeal(long index, String flaw) {
    super("Entry %d is not what was sealed. %s".formatted(index, flaw));
  }
}
