package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.plan.RollbackScope;
import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import java.util.List;
import java.util.stream.Stream;

/// What is to be undone.
///
/// @param original the upgrade, as it stands
/// @param rollbacks those of it that were started before, the oldest first
/// @param source out of what all this is known
public record Undo(Begun original, List<Begun> rollbacks, RollbackScope scope, String source) {
  /// The log of the audit service, whose seals were checked.
  public static final String SEALED_LOG = "the sealed log; the proof of every entry was checked";

  public Undo {
    rollbacks = List.copyOf(rollbacks);
  }

  /// Everything of an upgrade of which nothing was undone yet.
  public static Undo whole(Begun original) {
    return new Undo(original, List.of(), RollbackScope.WHOLE, SEALED_LOG);
  }

  /// Whether something is left of what the upgrade may have changed: what its rollbacks have not
  /// undone, or what none can undo.
  public boolean isLeft() {
    return new Trail(original.progress(), undone()).isLeft();
  }

  List<Progress> undone() {
    return rollbacks.stream().map(Begun::progress).toList();
  }

  /// Everything that may still be at work on hosts.
  List<Begun> upgrades() {
    return Stream.concat(Stream.of(original), rollbacks.stream()).toList();
  }
}
