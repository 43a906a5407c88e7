package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.plan.Choice;
import dev.stepwise.contracts.plan.RollbackScope;
import dev.stepwise.contracts.upgrade.PauseMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

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
  /// @param until when the approval ends; with the window that the plan would have when left out
  record Approval(Sha256 planHash, Optional<String> comment, Optional<Instant> until) {}

  /// No agreement.
  ///
  /// @param planHash of exactly the plan that is denied
  record Denial(Sha256 planHash, String comment) {
    /// Fails with [IllegalArgumentException] when no reason is given.
    public Denial {
      if (comment.isBlank()) {
        throw new IllegalArgumentException("Expected a comment that says why, but got none");
      }
    }
  }

  /// The glass is to be broken.
  ///
  /// @param reason why it need not keep to its window
  record Breaking(String reason) {
    /// Fails with [IllegalArgumentException] when no reason is given.
    public Breaking {
      if (reason.isBlank()) {
        throw new IllegalArgumentException(
            "Expected a reason to override the window, but got none");
      }
    }
  }

  /// A time to start at.
  ///
  /// @param from not before, an instant such as `2026-03-28T20:00:00Z`; now when it is left out
  /// @param window the instant at which the window opens, in place of `from`
  record Appointed(Optional<Instant> from, Optional<Instant> window) {
    static final Appointed NEXT = new Appointed(Optional.empty(), Optional.empty());
  }

  /// A signature.
  ///
  /// @param stage whose checklist is asked for
  /// @param items every item that is asked for, word by word
  record Confirmation(int stage, List<String> items) {}

  /// A pause.
  ///
  /// @param mode AFTER_STEP, which is the default, AFTER_HOST or NOW
  record Halting(Optional<PauseMode> mode, Optional<String> reason) {
    static final Halting UNSAID = new Halting(Optional.empty(), Optional.empty());

    PauseMode when() {
      return mode.orElse(PauseMode.AFTER_STEP);
    }

    String text() {
      return new Why(reason).text();
    }
  }

  /// Another try.
  ///
  /// @param host where; everywhere when it is left out
  record Again(Optional<HostId> host) {
    static final Again EVERYWHERE = new Again(Optional.empty());
  }

  /// Word that something is done.
  ///
  /// @param evidence how that is known
  /// @param facts those that the step should have captured, when there are any
  record Done(HostId host, String evidence, Optional<SortedMap<String, String>> facts) {}

  /// A host to go on without.
  record Without(HostId host, String reason) {
    /// Fails with [IllegalArgumentException] when no reason is given.
    public Without {
      if (reason.isBlank()) {
        throw new IllegalArgumentException("Expected a reason, but got none");
      }
    }
  }

  /// How much is to be undone.
  ///
  /// @param hosts what was done on these alone; of all when left out
  /// @param components what was done for these alone; for all when left out
  /// @param toHop a release that the upgrade has passed; as far back as it goes when left out
  record Back(
      Optional<List<HostId>> hosts, Optional<List<String>> components, Optional<Release> toHop) {
    static final Back WHOLE = new Back(Optional.empty(), Optional.empty(), Optional.empty());

    RollbackScope scope() {
      return new RollbackScope(hosts.orElse(List.of()), components.orElse(List.of()), toHop);
    }
  }

  /// Words that go with an action.
  record Why(Optional<String> reason) {
    static final Why UNSAID = new Why(Optional.empty());

    String text() {
      return reason.filter(said -> !said.isBlank()).orElse("no reason given");
    }
  }
}
