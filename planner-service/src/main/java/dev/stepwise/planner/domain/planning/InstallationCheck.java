package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Installation;
import dev.stepwise.playbook.Playbook;
import java.util.List;

/// Compares an installation with what its playbook asks of it.
public final class InstallationCheck {
  private InstallationCheck() {}

  /// What is wrong, each as a sentence; empty when nothing is.
  public static List<String> problems(Playbook playbook, Installation installation) {
    return playbook.platform().equals(installation.platform())
        ? List.of()
        : List.of("Expected platform " + playbook.platform());
  }
}
