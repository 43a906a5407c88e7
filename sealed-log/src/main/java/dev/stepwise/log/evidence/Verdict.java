package dev.stepwise.log.evidence;

import java.util.List;
import java.util.Optional;

/// What a verification found.
///
/// @param checks what holds, in words, in the order in which it was checked
/// @param flaw the first thing that does not hold; nothing behind it was checked
/// @param missing what was left out when lines were redacted, in words
/// @param unsigned entries that nobody signed, though records of their topic are signed, in words
public record Verdict(
    List<String> checks, Optional<Flaw> flaw, List<String> missing, List<String> unsigned) {
  public Verdict {
    checks = List.copyOf(checks);
    missing = List.copyOf(missing);
    unsigned = List.copyOf(unsigned);
  }

  /// What was found until something did not hold.
  static Verdict broken(List<String> checks, String where, String problem) {
    return new Verdict(checks, Optional.of(new Flaw(where, problem)), List.of(), List.of());
  }

  /// Something that does not hold.
  ///
  /// @param where the file in the bundle, or `the file`
  /// @param problem what was expected, and what there is
  public record Flaw(String where, String problem) {}

  /// Whether everything holds.
  public boolean isSound() {
    return flaw.isEmpty();
  }
}
