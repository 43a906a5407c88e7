package dev.stepwise.executor.adapter.ssh;

import java.time.Duration;

/// How long a host may take.
///
/// @param connect for one try to connect, or one answer of the SSH protocol
/// @param keepAlive between two questions whether it is still there; whole seconds
/// @param mostUnanswered such questions before it is given up
record SshTimes(Duration connect, Duration keepAlive, int mostUnanswered) {
  static SshTimes connectingWithin(Duration connect) {
    return new SshTimes(connect, Duration.ofSeconds(5), 3);
  }
}
