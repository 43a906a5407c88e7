package dev.stepwise.contracts;

/// Names one host of an installation, as its operators call it; not an address.
public record HostId(String value) implements Comparable<HostId> {
  /// Fails with [IllegalArgumentException] unless the value is a name (see [Names]).
  public HostId {
    Names.require("host id", value);
  }

  @Override
  public int compareTo(HostId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
