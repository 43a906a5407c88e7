package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.execution.HostProblem;
import java.time.Duration;

/// A host's `/bin/sh`, fed a program on standard input.
interface HostShell {
  /// @param patience after which the call is given up, though the program may go on
  Reply run(InstalledHost host, byte[] program, Duration patience);

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
