package dev.stepwise.planner.domain.planning;

import java.util.Locale;

/// Which path is taken when there are several.
public enum Policy {
  /// Every release in between that the rules allow and that a rule does not say to pass.
  SAFEST,
  /// As few releases in between as the rules allow.
  FEWEST;

  /// As the API and the events write it. Fails with [IllegalArgumentException] for another word.
  public static Policy of(String word) {
    for (var policy : values()) {
      if (policy.word().equals(word)) {
        return policy;
      }
    }
    throw new IllegalArgumentException(
        "Expected policy safest or fewest, but got '%s'".formatted(word));
  }

  /// As the API and the events write it: `safest` or `fewest`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
