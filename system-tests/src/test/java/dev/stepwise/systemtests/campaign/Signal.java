package dev.stepwise.systemtests.campaign;

import java.io.IOException;

/// What one process can do to another.
enum Signal {
  STOP,
  CONT,
  QUIT,
  KILL,
  TERM;

  /// Fails with [IOException] when there is no such process.
  void to(long pid) throws IOException, InterruptedException {
    var exit = new ProcessBuilder("kill", "-s", name(), Long.toString(pid)).start().waitFor();
    if (exit != 0) {
      throw new IOException(
          "Expected process %d to take SIG%s, but it is gone".formatted(pid, name()));
    }
  }
}
