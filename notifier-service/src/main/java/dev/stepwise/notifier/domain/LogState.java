package dev.stepwise.notifier.domain;

import java.util.Optional;

/// How long the sealed log was at some moment, and what it hashed to. A reader who keeps a notice
/// keeps this, too, and can hold it against the log later.
///
/// @param root in base64
public record LogState(long size, String root) {
  private static final int SHOWN = 12;
  private static final int ROOT = 44;

  /// Reads a checkpoint (C2SP `tlog-checkpoint`): origin, size and root are its first lines.
  /// Whether the log signed it shows when somebody compares. Fails with [IllegalArgumentException]
  /// when it is none.
  public static LogState parse(String note) {
    var lines = note.split("\n", 4);
    if (lines.length < 4 || !lines[1].matches("[0-9]{1,18}") || lines[2].length() != ROOT) {
      throw new IllegalArgumentException(
          "Expected a checkpoint (origin, size, root), but got '%s'".formatted(lines[0]));
    }
    return new LogState(Long.parseLong(lines[1]), lines[2]);
  }

  /// The longer of two.
  public LogState orLonger(Optional<LogState> other) {
    return other.filter(some -> some.size > size).orElse(this);
  }

  @Override
  public String toString() {
    return "%d entries, root %s…".formatted(size, root.substring(0, SHOWN));
  }
}
