package dev.stepwise.cli.command;

/// What the exit code of every command means; `--help` shows the same list.
public final class ExitCode {
  /// All was done.
  public static final int DONE = 0;

  /// The machine or a service stood in the way.
  public static final int TROUBLE = 1;

  /// The command line was not understood.
  public static final int USAGE = 2;

  /// A service said no; nothing was changed.
  public static final int REFUSED = 3;

  /// The upgrade is held, is paused or waits for a signature, or was stopped before its end.
  public static final int NOT_SUCCEEDED = 4;

  private ExitCode() {}
}
