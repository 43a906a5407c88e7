package dev.stepwise.playbook;

/// Something wrong in a playbook.
///
/// @param file within the playbook's folder
/// @param line counted from 1; 0 when the file as a whole is meant
/// @param message what was expected, and what is there
public record Problem(String file, int line, String message) {
  /// As compilers write it, so that editors jump there.
  @Override
  public String toString() {
    return "%s:%d: %s".formatted(file, line, message);
  }
}
