package dev.stepwise.contracts.upgrade;

/// A stored event that could not have followed the ones before it: a bug of ours, or a damaged log.
public final class CorruptHistory extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public CorruptHistory(String message) {
    super(message);
  }
}
