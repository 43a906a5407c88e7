package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.plan.Choice;
import java.util.List;
import java.util.Optional;

/// What people send to upgrades.
interface UpgradeBodies {
  /// A wish for an upgrade.
  ///
  /// @param policy `safest`, which is the default, or `fewest`
  /// @param variant how, when the playbook leaves a choice
  /// @param components what alone, when the playbook leaves a choice; all when left out
  record Request(
      InstallationId installation,
      Release target,
      Optional<String> policy,
      Optional<String> variant,
      Optional<List<String>> components) {
    Choice choice() {
      return new Choice(variant, components);
    }
  }

  /// Agreement.
  ///
  /// @param planHash of exactly the plan that is approved
  record Approval(Sha256 planHash) {}

  /// A signature.
  ///
  /// @param stage whose checklist is asked for
  /// @param items every item that is asked for, word by word
  record Confirmation(int stage, List<String> items) {}

  /// Words that go with an action.
  record Why(Optional<String> reason) {
    static final Why UNSAID = new Why(Optional.empty());

    String text() {
      return reason.filter(said -> !said.isBlank()).orElse("no reason given");
    }
  }
}
