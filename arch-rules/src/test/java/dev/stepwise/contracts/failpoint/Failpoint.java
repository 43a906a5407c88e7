package dev.stepwise.contracts.failpoint;

/// Stands in for the real enum of this name.
public enum Failpoint {
  SOMEWHERE;

  public void reached() {}
}
