package dev.stepwise.log;

/// The whole log in three lines: whoever holds it can tell any later change of what it covers.
///
/// @param origin names the log, such as `stepwise.example.org/audit`
/// @param size the number of entries that it covers
public record Checkpoint(String origin, long size, Hash root) {
  public Checkpoint {
    if (origin.isBlank() || origin.lines().count() != 1 || size < 0) {
      throw new IllegalArgumentException(
          "Expected an origin of one line and a size of 0 or more, but got '%s' and %d"
              .formatted(origin, size));
    }
  }

  /// Reads a body; further lines, which the form allows, are passed over. Fails with
  /// [IllegalArgumentException] when it is none.
  public static Checkpoint parse(String body) {
    var lines = body.split("\n", -1);
    if (lines.length < 4 || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException(
          "Expected a checkpoint (origin, size, root), but got '%s'".formatted(lines[0]));
    }
    return new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.ofBase64(lines[2]));
  }

  /// What people compare by eye: the size and how the root begins.
  public String shortForm() {
    return "%d entries, root %s…".formatted(size, root.base64().substring(0, 12));
  }

  /// The body as in C2SP `tlog-checkpoint` v1: what is signed, each line ended.
  public String body() {
    return origin + '\n' + size + '\n' + root.base64() + '\n';
  }
}
