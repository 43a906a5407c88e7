package dev.stepwise.contracts.execution;

/// Why a host gave no answer.
public enum HostProblem {
  /// No connection within the time limit.
  UNREACHABLE,
  /// It showed a key that is not pinned; nothing was sent to it.
  HOST_KEY_CHANGED,
  /// It did not let the executor in.
  LOGIN_REFUSED,
  /// A probe failed or was inconclusive.
  PROBE_FAILED
}
