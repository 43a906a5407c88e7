package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.executor.adapter.ssh.HostKeys.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A connection could not be opened.
final class NoConnection extends Exception {
  private static final long serialVersionUID = 1L;
  private final HostProblem problem;
  private final transient @Nullable HostKeyRefusal hostKey;

  private NoConnection(
      HostProblem problem,
      String message,
      @Nullable HostKeyRefusal hostKey,
      @Nullable Throwable e) {
    super(message, e);
    this.problem = problem;
    this.hostKey = hostKey;
  }

  /// There is no way to it, or not now.
  static NoConnection unreachable(String message, Throwable cause) {
    return new NoConnection(HostProblem.UNREACHABLE, message, null, cause);
  }

  /// It is there, and does not let us in.
  static NoConnection loginRefused(String message, @Nullable Throwable cause) {
    return new NoConnection(HostProblem.LOGIN_REFUSED, message, null, cause);
  }

  /// It is not the host that is meant.
  static NoConnection hostKeyRefused(Hop hop, Refusal refusal, Throwable cause) {
    return new NoConnection(
        HostProblem.HOST_KEY_CHANGED,
        hop + ": " + refusal.words(),
        new HostKeyRefusal(hop, refusal),
        cause);
  }

  /// What is pinned for it is no key.
  static NoConnection nothingPinned(String message, Throwable cause) {
    return new NoConnection(HostProblem.HOST_KEY_CHANGED, message, null, cause);
  }

  HostProblem problem() {
    return problem;
  }

  /// Which hop showed which key.
  Optional<HostKeyRefusal> hostKey() {
    return Optional.ofNullable(hostKey);
  }

  /// A hop, which may be a bastion, and the key that it showed.
  record HostKeyRefusal(Hop hop, Refusal refusal) {}
}
