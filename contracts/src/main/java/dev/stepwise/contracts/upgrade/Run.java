package dev.stepwise.contracts.upgrade;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.execution.Output;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A step on one host, as far as it has come.
///
/// <pre>
///   COMMANDED ─▶ STARTED ─▶ SUCCEEDED
///        └───────────┴────▶ FAILED · UNKNOWN ─▶ COMMANDED (next attempt)
///                                │
///                                └─▶ MARKED_DONE (by a person) · SKIPPED (its host is left out)
/// </pre>
///
/// @param mayHaveChanged whether any attempt was started or may have been; if not, there is nothing
///   to undo
/// @param facts captured in this run
/// @param note why it failed or is unknown, or how success is known
public record Run(
    int stage,
    HostId host,
    int attempt,
    long fence,
    Status status,
    boolean mayHaveChanged,
    Optional<String> executor,
    SortedMap<String, String> facts,
    String note,
    Optional<Output> output,
    Instant commandedAt,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt) {
  /// Where a run stands.
  public enum Status {
    COMMANDED,
    STARTED,
    SUCCEEDED,
    FAILED,
    UNKNOWN,
    MARKED_DONE,
    SKIPPED;

    /// Whether an executor is expected to report.
    public boolean isOpen() {
      return this == COMMANDED || this == STARTED;
    }

    /// Whether the plan may go on from it.
    public boolean isDone() {
      return this == SUCCEEDED || this == MARKED_DONE;
    }

    /// Whether a person has to decide.
    public boolean isTrouble() {
      return this == FAILED || this == UNKNOWN;
    }
  }

  public Run {
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }

  static Run commanded(int stage, HostId host, Instant at) {
    return new Run(
        stage,
        host,
        1,
        1,
        Status.COMMANDED,
        false,
        Optional.empty(),
        new TreeMap<>(),
        "",
        Optional.empty(),
        at,
        Optional.empty(),
        Optional.empty());
  }

  static Run skipped(int stage, HostId host, String why, Instant at) {
    return new Run(
        stage,
        host,
        0,
        0,
        Status.SKIPPED,
        false,
        Optional.empty(),
        new TreeMap<>(),
        why,
        Optional.empty(),
        at,
        Optional.empty(),
        Optional.empty());
  }

  Run started(String executor, Instant at) {
    return new Run(
        stage,
        host,
        attempt,
        fence,
        Status.STARTED,
        true,
        Optional.of(executor),
        facts,
        note,
        output,
        commandedAt,
        startedAt.or(() -> Optional.of(at)),
        endedAt);
  }

  Run reissued(long newFence) {
    return new Run(
        stage,
        host,
        attempt,
        newFence,
        status,
        mayHaveChanged,
        executor,
        facts,
        note,
        output,
        commandedAt,
        startedAt,
        endedAt);
  }

  Run retried(int newAttempt, long newFence, Instant at) {
    return new Run(
        stage,
        host,
        newAttempt,
        newFence,
        Status.COMMANDED,
        mayHaveChanged,
        Optional.empty(),
        facts,
        note,
        Optional.empty(),
        at,
        Optional.empty(),
        Optional.empty());
  }

  Run ended(
      Status how,
      boolean changed,
      SortedMap<String, String> captured,
      String why,
      Output printed,
      Instant at) {
    return new Run(
        stage,
        host,
        attempt,
        fence,
        how,
        mayHaveChanged || changed,
        executor,
        captured,
        why,
        Optional.of(printed),
        commandedAt,
        startedAt,
        Optional.of(at));
  }

  /// What was printed stays: it shows why a person had to decide.
  Run markedDone(SortedMap<String, String> captured, String why, Instant at) {
    return new Run(
        stage,
        host,
        attempt,
        fence,
        Status.MARKED_DONE,
        true,
        executor,
        captured,
        why,
        output,
        commandedAt,
        startedAt,
        Optional.of(at));
  }

  /// What it may have changed stays to be undone.
  Run skipped(String why) {
    return new Run(
        stage,
        host,
        attempt,
        fence,
        Status.SKIPPED,
        mayHaveChanged,
        executor,
        facts,
        why,
        output,
        commandedAt,
        startedAt,
        endedAt);
  }
}
