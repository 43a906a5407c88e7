package dev.stepwise.contracts;

/// Names one running platform of the estate.
public record InstallationId(String value) implements Comparable<InstallationId> {
  /// Fails with [IllegalArgumentException] unless the value is a name (see [Names]).
  public InstallationId {
    Names.require("installation id", value);
  }

  @Override
  public int compareTo(InstallationId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
