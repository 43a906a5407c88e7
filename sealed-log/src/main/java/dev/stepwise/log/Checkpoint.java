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

  /// The checkpoint of a body. Fails with [IllegalArgumentException] unless it is exactly what
  /// [#body] writes; lines that others may add (extensions) are not.
  public static Checkpoint parse(String body) {
    var lines = body.split("\n", -1);
    if (lines.length == 4) {
      var checkpoint =
          new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.ofBase64(lines[2]));
      if (checkpoint.body().equals(body)) {
        return checkpoint;
      }
    }
    throw new IllegalArgumentException(
        "Expected a checkpoint of origin, size and root, but got '%s'".formatted(body));
  }

  /// The body as in C2SP `tlog-checkpoint` v1: what is signed, each line ended.
  public String body() {
    return origin + '\n' + size + '\n' + root.base64() + '\n';
  }
}
