package dev.stepwise.embedded.practice;

/// A practice installation cannot be had on this machine, and why: a command that it needs is
/// missing, or its `setup.sh` exited 77.
public final class NotPossibleHere extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotPossibleHere(String reason) {
    super(reason);
  }
}
