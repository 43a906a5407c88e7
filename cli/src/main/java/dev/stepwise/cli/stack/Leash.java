package dev.stepwise.cli.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Stops the services when this process dies without a word. It is a shell that reads from this
/// process: a word means that all is well, the end of the stream that this process is gone.
record Leash(OutputStream word) implements AutoCloseable {
  // A pid is only believed when its process works in the stack's folder: pids are used again.
  private static final String WATCH =
      """
      trap '' INT TERM HUP
      read -r word && exit 0
      for signal in TERM KILL; do
        for file in "$1"/processes/*; do
          read -r pid start <"$file" || continue
          [ "$(readlink "/proc/$pid/cwd")" = "$1" ] && kill -s "$signal" "$pid"
        done
        sleep 5
      done
      """;

  static Leash tie(Path folder) throws IOException {
    var watch =
        new ProcessBuilder("/bin/sh", "-c", WATCH, "leash", folder.toRealPath().toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Leash(watch.getOutputStream());
  }

  @Override
  public void close() throws IOException {
    try (word) {
      word.write("stopped\n".getBytes(StandardCharsets.US_ASCII));
    }
  }
}
