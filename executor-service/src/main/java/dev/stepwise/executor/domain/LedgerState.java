package dev.stepwise.executor.domain;

/// What the ledger on a host says of one attempt. The host alone knows it, and tells it to whoever
/// asks; it is read off files, so nothing has to be running for that.
///
/// <pre>
///   NONE ──▶ READY ──▶ RUNNING ──▶ EXIT n                   the script ended; n is its exit code
///     │        │          │
///     └────────┤          ├──▶ ORPHAN ──▶ LOST killed       its supervisor was killed, then it ended
///              ▼          ├──▶ LOST killed                  both were killed
///          CANCELLED      └──▶ LOST reboot                  the host restarted meanwhile
///
///   READY ──▶ LOST never-confirmed                          a power cut at the moment of the start
///   EXIT n, LOST ──▶ LOST cleared                           the upgrade is over, a tombstone is left
/// </pre>
///
/// A start is a claim that one process alone can make; so is the call-off that leads to CANCELLED.
/// Whoever comes second finds the claim made. Hence RUNNING is entered at most once, whoever asks
/// and how often, and never after CANCELLED.
///
/// The answer can also be that the question is refused: STALE, CONFLICT, OCCUPIED, UNFIT.
public sealed interface LedgerState {
  /// The host has never heard of it. Anybody may start it.
  record None() implements LedgerState {}

  /// The script is on the host and was not started. Anybody may start it.
  record Ready() implements LedgerState {}

  /// The script runs, and a supervisor waits for its end to write it down.
  record Running() implements LedgerState {}

  /// The script runs, but the supervisor was killed: how the script ends will be lost.
  record Orphan() implements LedgerState {}

  /// The script ended.
  record Exited(int code) implements LedgerState {}

  /// The script was started, or may have been, does not run, and nobody knows how it ended. That is
  /// no failure and no success: `verify` settles it.
  record Lost(Loss how) implements LedgerState {}

  /// It was called off before it started, and never will.
  record Cancelled() implements LedgerState {}

  /// The host has seen a higher fence for this run: somebody else has taken it over.
  record Stale(long highestFence) implements LedgerState {}

  /// The script under this attempt is not the one that was commanded: somebody altered it on the
  /// host. It is not started.
  ///
  /// @param started whether it may have been started before that was seen; if not, it was called
  ///   off and never will
  record Conflict(boolean started) implements LedgerState {}

  /// The script of another run still runs for this host; nothing was started. The other was given
  /// up while the host was away, and nobody follows it any more.
  ///
  /// @param attempt the name of the other, of whichever upgrade
  record Occupied(String attempt) implements LedgerState {}

  /// The host cannot keep a ledger, or has no space for one; nothing was started.
  record Unfit(String reason) implements LedgerState {}

  /// How the end of a script was lost.
  enum Loss {
    /// The claim was made in another life of the host.
    REBOOT("the host restarted"),
    /// Neither of the two processes lives, and no end is written down.
    KILLED("the script and its supervisor were killed"),
    /// The claim is there, without the name of who made it. As the start comes after the claim was
    /// made safe, the script was hardly started.
    NEVER_CONFIRMED("its supervisor died at the very start"),
    /// It ended long ago; what it printed is gone, so its exit code alone is not believed.
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
      case "OCCUPIED" -> new Occupied(detail);
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
