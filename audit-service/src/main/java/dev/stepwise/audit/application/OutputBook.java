package dev.stepwise.audit.application;

import dev.stepwise.audit.domain.Kept;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.log.Stretch;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What runs printed, by where it lies. No answer depends on how long the log is.
public interface OutputBook {
  /// The latest attempt that printed; empty when none did.
  OptionalInt latestThatPrinted(UpgradeId upgrade, int stage, HostId host);

  /// Whether anything is sealed about a run.
  boolean knows(UpgradeId upgrade, int stage, HostId host);

  /// What is sealed of an output from an offset on: its pieces, in order, which may overlap.
  List<Stretch> stretches(AttemptId attempt, long from);

  /// The entry with the piece in which an offset lies, or else with the next one behind it.
  Optional<Kept> at(AttemptId attempt, long offset);

  /// The entry that tells how an attempt, or a later one of the same run, ended.
  Optional<Kept> end(AttemptId attempt);
}
