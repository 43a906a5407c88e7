package dev.stepwise.playbook;

/// Something wrong, or doubtful, in a playbook.
///
/// @param file within the playbook's folder
/// @param line counted from 1; 0 when the file as a whole is meant
/// @param message what was expected, and what is there
public record Problem(String file, int line, String message, Severity severity) {
  /// How bad it is.
  public enum Severity {
    /// The playbook cannot be used.
    ERROR,
    /// It can, but its author should look again.
    WARNING
  }

  /// An error.
  public Problem(String file, int line, String message) {
    this(file, line, message, Severity.ERROR);
  }

  /// As compilers write it, so that editors jump there.
  @Override
  public String toString() {
    return "%s:%d: %s%s"
        .formatted(file, line, severity == Severity.WARNING ? "Warning: " : "", message);
  }
}
