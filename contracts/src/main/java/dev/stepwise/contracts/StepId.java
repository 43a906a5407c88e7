package dev.stepwise.contracts;

/// Names a step within its procedure.
public record StepId(String value) implements Comparable<StepId> {
  /// Fails with [IllegalArgumentException] unless the value is a name (see [Names]).
  public StepId {
    Names.require("step id", value);
  }

  @Override
  public int compareTo(StepId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
