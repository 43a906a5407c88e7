package dev.stepwise.systemtests.campaign;

import java.util.List;

/// Holds a history against every rule.
final class Checker {
  static final List<Rule> RULES =
      List.of(
          new OneStart(),
          new EveryPlanEnds(),
          new ReplayIsState(),
          new LogIsSound(),
          new StartsAndResults(),
          new OutputIsWhole(),
          new SealedOnce(),
          new ToldOnce());

  private Checker() {}

  static Findings check(History history) {
    return new Findings(
        RULES.stream()
            .filter(Rule::isAboutStarts)
            .flatMap(rule -> rule.complaints(history).stream())
            .toList(),
        RULES.stream()
            .filter(rule -> !rule.isAboutStarts())
            .flatMap(rule -> rule.complaints(history).stream())
            .toList());
  }

  /// @param doubleStarts scripts that were started more than once
  /// @param lost whatever else does not hold
  record Findings(List<String> doubleStarts, List<String> lost) {
    boolean isSound() {
      return doubleStarts.isEmpty() && lost.isEmpty();
    }
  }
}
