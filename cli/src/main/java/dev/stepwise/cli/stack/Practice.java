package dev.stepwise.cli.stack;

import dev.stepwise.embedded.practice.PracticeDescription;

/// Which practice installation is meant.
///
/// @param platform whose playbook
/// @param scenario of its practice folder
public record Practice(String platform, String scenario) {
  /// The folder's name where a stack keeps it.
  String folder() {
    return scenario.equals(PracticeDescription.DEFAULT) ? platform : platform + "-" + scenario;
  }

  @Override
  public String toString() {
    return scenario.equals(PracticeDescription.DEFAULT)
        ? platform
        : platform + ", scenario " + scenario;
  }
}
