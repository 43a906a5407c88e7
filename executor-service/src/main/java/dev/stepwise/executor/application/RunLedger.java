package dev.stepwise.executor.application;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.ScriptText;
import dev.stepwise.contracts.execution.StepCommand.ClearLedger;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.executor.domain.MaskedStream.Shown;
import dev.stepwise.executor.domain.ProbeAnswer;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// The ledger that each host keeps of what was run on it.
///
/// Every call may be repeated: the host starts an attempt's script at most once, whoever asks and
/// how often, and refuses a fence lower than the highest it has seen for the run.
public interface RunLedger {
  /// Starts the script, unless it ever was or that of another run still runs for the host, and
  /// waits a moment for its end. Answers with the output from the offset on, at most 2 MiB of it.
  HostAnswer<LedgerAnswer> begin(RunStep command, ScriptInputs inputs, long offset);

  /// Looks. Answers with the output from the offset on, at most 2 MiB of it.
  HostAnswer<LedgerAnswer> lookAt(RunStep command, long offset);

  /// Makes sure that the command's attempt is never started; one that was is only looked at.
  HostAnswer<LedgerAnswer> callOff(RunStep command, long offset);

  /// Makes sure that the command's own attempt is never started, or is ended: TERM to its group, a
  /// time of grace, KILL. The state tells whether that worked.
  HostAnswer<LedgerAnswer> cancel(RunStep command, long offset);

  /// The same for the runs of other upgrades that have to end first, and for all attempts before
  /// the command's; when there are any, also for what else still runs for the host. Tells of the
  /// last attempt before, or of one that still runs, or that no fence could be written. No output
  /// is read.
  HostAnswer<LedgerAnswer> cancelPrevious(RunStep command);

  /// Overwrites what an attempt printed of secrets, and replaces what it wrote down when that holds
  /// some.
  HostAnswer<LedgerAnswer> scrub(RunStep command, List<Shown> shown, Optional<String> facts);

  /// Drops what the ended attempts of an upgrade left; none of its attempts is ever started after
  /// that.
  HostAnswer<Clearing> clear(ClearLedger command);

  /// Runs a read-only script, outside of the ledger.
  HostAnswer<ProbeAnswer> probe(
      UpgradeId upgrade,
      InstalledHost host,
      ScriptText script,
      SortedMap<String, String> environment);
}
