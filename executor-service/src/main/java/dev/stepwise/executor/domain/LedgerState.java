package dev.stepwise.executor.domain;

/// What the ledger on a host says of one attempt.
///
/// <pre>
///   NONE ─▶ READY ─▶ RUNNING ─▶ EXIT n
///     └───────┴──▶ CANCELLED │
///                            ├─▶ ORPHAN ─▶ LOST killed     its supervisor was killed
///                            └─▶ LOST                      nobody wrote down how it ended
/// </pre>
public sealed interface LedgerState {
  /// The host has never heard of it.
  record None() implements LedgerState {}

  /// The script is on the host and was not started.
  record Ready() implements LedgerState {}

  /// The script runs.
  record Running() implements LedgerState {}

  /// The script runs, but the process that would write down its end was killed.
  record Orphan() implements LedgerState {}

  /// The script ended.
  record Exited(int code) implements LedgerState {}

  /// The script was started, does not run, and nobody knows how it ended.
  record Lost(Loss how) implements LedgerState {}

  /// It was called off before it started, and never will.
  record Cancelled() implements LedgerState {}

  /// The host has seen a higher fence for this run: somebody else has taken it over.
  record Stale(long highestFence) implements LedgerState {}

  /// The host holds another script under the same attempt than the one that was commanded.
  ///
  /// @param started whether it may have been started; if not, it was called off and never will
  record Conflict(boolean started) implements LedgerState {}

  /// The host cannot keep a ledger.
  record Unfit(String reason) implements LedgerState {}

  /// How the end of a script was lost.
  enum Loss {
    REBOOT("the host restarted"),
    KILLED("the script and its supervisor were killed"),
    NEVER_CONFIRMED("its supervisor died at the very start"),
    CLEARED("its output was cleared away");

    private final String words;

    Loss(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /// Whether the script runs.
  default boolean isRunning() {
    return this instanceof Running || this instanceof Orphan;
  }

  /// Whether the script was never started, so that it may be.
  default boolean isStartable() {
    return this instanceof None || this instanceof Ready;
  }

  /// Reads the agent's word for it, such as `EXIT:0`. Fails with [IllegalArgumentException] on any
  /// other.
  static LedgerState parse(String word) {
    var colon = word.indexOf(':');
    var name = colon < 0 ? word : word.substring(0, colon);
    var detail = colon < 0 ? "" : word.substring(colon + 1);
    return switch (name) {
      case "NONE" -> new None();
      case "READY" -> new Ready();
      case "RUNNING" -> new Running();
      case "ORPHAN" -> new Orphan();
      case "EXIT" -> new Exited(Integer.parseInt(detail));
      case "LOST" -> new Lost(loss(detail));
      case "CANCELLED" -> new Cancelled();
      case "STALE" -> new Stale(Long.parseLong(detail));
      case "CONFLICT" -> new Conflict(!detail.equals("not-started"));
      case "UNFIT" -> new Unfit(detail.replace('-', ' '));
      default -> throw unknown(word);
    };
  }

  private static Loss loss(String detail) {
    return switch (detail) {
      case "reboot" -> Loss.REBOOT;
      case "killed" -> Loss.KILLED;
      case "never-confirmed" -> Loss.NEVER_CONFIRMED;
      case "cleared" -> Loss.CLEARED;
      default -> throw unknown("LOST:" + detail);
    };
  }

  private static IllegalArgumentException unknown(String word) {
    return new IllegalArgumentException("Expected a state of the ledger, but got '" + word + "'");
  }
}
