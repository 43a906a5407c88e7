package dev.stepwise.playbook;

import dev.stepwise.contracts.Release;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.VersionConstraint;

/// A set of releases in Maven's notation: `[1.2,2.0)`, `[1.2,)`, `(,2.0]`, several joined by
/// commas, or one release alone. Versions compare as Maven compares them: number by number, `1.10`
/// after `1.9`, `1.0-rc1` before `1.0`.
public final class ReleaseRange {
  private static final GenericVersionScheme SCHEME = new GenericVersionScheme();

  private final String text;
  private final VersionConstraint constraint;

  private ReleaseRange(String text, VersionConstraint constraint) {
    this.text = text;
    this.constraint = constraint;
  }

  /// Fails with [IllegalArgumentException] when the text is not such a range.
  public static ReleaseRange parse(String text) {
    try {
      return new ReleaseRange(text, SCHEME.parseVersionConstraint(text));
    } catch (InvalidVersionSpecificationException e) {
      throw new IllegalArgumentException(
          "Expected a range of releases such as [1.2,2.0), [1.2,) or 1.2.3, but found '%s'"
              .formatted(text),
          e);
    }
  }

  /// Whether a release is in the set.
  public boolean contains(Release release) {
    try {
      return constraint.containsVersion(SCHEME.parseVersion(release.version()));
    } catch (InvalidVersionSpecificationException e) {
      throw new IllegalArgumentException(
          "Expected a version that compares, but found '%s'".formatted(release), e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReleaseRange range && range.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
