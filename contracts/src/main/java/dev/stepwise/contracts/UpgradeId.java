package dev.stepwise.contracts;

/// Names one upgrade, and so one stream of events, for ever.
public record UpgradeId(String value) implements Comparable<UpgradeId> {
  /// Fails with [IllegalArgumentException] unless the value is a name (see [Names]).
  public UpgradeId {
    Names.require("upgrade id", value);
  }

  @Override
  public int compareTo(UpgradeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
