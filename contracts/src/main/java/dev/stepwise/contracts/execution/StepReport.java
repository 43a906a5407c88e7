package dev.stepwise.contracts.execution;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an executor tells of a command; the key on the topic is the upgrade's id.
///
/// Per attempt and fence: `RunAccepted`, then `RunBegan` when the work is on the host,
/// `RunHeartbeat` every few seconds, `RunEnded` once. Any of them may come twice.
public sealed interface StepReport {
  /// Whom it concerns.
  UpgradeId upgradeId();

  /// The executor's own name.
  String executor();

  /// When, by the executor's clock.
  Instant at();

  /// A report on a run.
  sealed interface OfRun extends StepReport {
    AttemptId attempt();

    long fence();

    @Override
    default UpgradeId upgradeId() {
      return attempt().upgradeId();
    }
  }

  /// The command is in good hands; the executor will work on it.
  record RunAccepted(AttemptId attempt, long fence, String executor, Instant at) implements OfRun {}

  /// The work is started on the host, or was found there.
  ///
  /// @param attached whether it had been started before, by an earlier command for the same attempt
  record RunBegan(AttemptId attempt, long fence, boolean attached, String executor, Instant at)
      implements OfRun {}

  /// The executor is alive and watches the run.
  ///
  /// @param hostState what the ledger says, such as `RUNNING`; `UNREACHABLE` while the host does
  ///   not answer
  record RunHeartbeat(
      AttemptId attempt,
      long fence,
      String hostState,
      long outputBytes,
      String executor,
      Instant at)
      implements OfRun {}

  /// The run is over.
  record RunEnded(
      AttemptId attempt, long fence, Outcome outcome, Output output, String executor, Instant at)
      implements OfRun {}

  /// Facts of a host, complete.
  record HostProbed(
      UpgradeId upgradeId,
      HostId host,
      SortedMap<String, String> facts,
      String executor,
      Instant at)
      implements StepReport {
    public HostProbed {
      facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }
  }

  /// The host's facts could not be had.
  record HostNotProbed(
      UpgradeId upgradeId,
      HostId host,
      HostProblem problem,
      String message,
      String executor,
      Instant at)
      implements StepReport {}
}
