package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.HostProblem;
import java.time.Duration;

/// A host's `/bin/sh`, fed a program on standard input.
interface HostShell {
  /// @param upgrade for which the host is spoken to; told when it shows a wrong key
  /// @param patience after which the call is given up, though the program may go on
  Reply run(UpgradeId upgrade, InstalledHost host, byte[] program, Duration patience);

  /// What came of it.
  sealed interface Reply {
    /// It ended by itself.
    @SuppressWarnings("ArrayRecordComponent") // bytes in passing; never compared as records
    record Ended(int exitCode, byte[] printed, String errors) implements Reply {}

    /// There is no end to tell of.
    ///
    /// @param mayHaveArrived whether the program may run all the same
    record Broken(HostProblem problem, String message, boolean mayHaveArrived) implements Reply {}
  }
}
