package dev.stepwise.contracts;

/// A released version as its vendor writes it, such as `0.9.2` or `23.09.11`. It has no order of
/// its own: which release follows which is for the catalogue and the path rules of a platform to
/// say.
public record Release(String version) {
  /// Fails with [IllegalArgumentException] unless the version is a name (see [Names]).
  public Release {
    Names.require("release", version);
  }

  @Override
  public String toString() {
    return version;
  }
}
