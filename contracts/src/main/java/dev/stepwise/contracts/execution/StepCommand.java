package dev.stepwise.contracts.execution;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.StepId;
import dev.stepwise.contracts.UpgradeId;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the planner asks of the executors of a zone; the key on the topic is the host's id.
public sealed interface StepCommand {
  /// Whom it concerns.
  UpgradeId upgradeId();

  /// Where it happens.
  InstalledHost host();

  /// By what right; an executor carries out no command without one. Absent only from what was
  /// written before commands were signed.
  Optional<Authority> authority();

  /// The same command with that right.
  StepCommand with(Authority authority);

  /// Run a step, or take over the running one: the same attempt may be commanded again with a
  /// higher fence, and the executor then finds the work on the host and attaches to it.
  ///
  /// @param fence grows with each command for the same run; the host refuses a lower one than it
  ///   has seen
  record RunStep(
      AttemptId attempt,
      long fence,
      StepId step,
      InstalledHost host,
      Work work,
      Optional<Authority> authority)
      implements StepCommand {
    /// A command that nobody has given a right to yet.
    public RunStep(AttemptId attempt, long fence, StepId step, InstalledHost host, Work work) {
      this(attempt, fence, step, host, work, Optional.empty());
    }

    @Override
    public RunStep with(Authority authority) {
      return new RunStep(attempt, fence, step, host, work, Optional.of(authority));
    }

    @Override
    public UpgradeId upgradeId() {
      return attempt.upgradeId();
    }

    /// The host, with the user as whom the run is done there.
    public InstalledHost account() {
      return work.user().map(host::as).orElse(host);
    }
  }

  /// End the work of a run on its host, and report how it ended. Whoever has the run loses it to
  /// this command.
  ///
  /// @param run with a higher fence than the run's last command
  record CancelRun(RunStep run, String reason) implements StepCommand {
    @Override
    public UpgradeId upgradeId() {
      return run.upgradeId();
    }

    @Override
    public InstalledHost host() {
      return run.host();
    }

    @Override
    public Optional<Authority> authority() {
      return run.authority();
    }

    @Override
    public CancelRun with(Authority authority) {
      return new CancelRun(run.with(authority), reason);
    }
  }

  /// Discover facts: each script's trimmed output is the fact's value. Nothing is changed.
  ///
  /// @param secrets references to secrets, as in [Work]
  record ProbeHost(
      UpgradeId upgradeId,
      InstalledHost host,
      SortedMap<String, ScriptText> probes,
      SortedMap<String, String> environment,
      Optional<SortedMap<String, String>> secrets,
      Optional<Authority> authority)
      implements StepCommand {
    public ProbeHost {
      probes = Collections.unmodifiableSortedMap(new TreeMap<>(probes));
      environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
      secrets =
          secrets.map(references -> Collections.unmodifiableSortedMap(new TreeMap<>(references)));
    }

    /// Probes that nobody has given a right to yet.
    public ProbeHost(
        UpgradeId upgradeId,
        InstalledHost host,
        SortedMap<String, ScriptText> probes,
        SortedMap<String, String> environment,
        Optional<SortedMap<String, String>> secrets) {
      this(upgradeId, host, probes, environment, secrets, Optional.empty());
    }

    /// Probes that need no secret.
    public ProbeHost(
        UpgradeId upgradeId,
        InstalledHost host,
        SortedMap<String, ScriptText> probes,
        SortedMap<String, String> environment) {
      this(upgradeId, host, probes, environment, Optional.empty());
    }

    @Override
    public ProbeHost with(Authority authority) {
      return new ProbeHost(upgradeId, host, probes, environment, secrets, Optional.of(authority));
    }
  }

  /// The upgrade is over, and what came of it is safe elsewhere: drop what its ended attempts left
  /// on the host, and keep so little of each that a late duplicate never starts it again. Sent once
  /// for each host; nothing is reported.
  record ClearLedger(UpgradeId upgradeId, InstalledHost host, Optional<Authority> authority)
      implements StepCommand {
    /// A command that nobody has given a right to yet.
    public ClearLedger(UpgradeId upgradeId, InstalledHost host) {
      this(upgradeId, host, Optional.empty());
    }

    @Override
    public ClearLedger with(Authority authority) {
      return new ClearLedger(upgradeId, host, Optional.of(authority));
    }
  }
}
