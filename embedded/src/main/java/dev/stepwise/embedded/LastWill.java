package dev.stepwise.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What a shell does when this process dies without having revoked it, even by SIGKILL: the shell
/// waits at the other end of a pipe.
public final class LastWill {
  private final OutputStream pipe;

  private LastWill(OutputStream pipe) {
    this.pipe = pipe;
  }

  /// Leaves a will.
  ///
  /// @param script of the shell; the arguments are `$1`, `$2`, …
  public static LastWill leave(String script, String... arguments) throws IOException {
    var waiting = "trap '' INT TERM HUP\nread -r _ && exit 0\n" + script;
    var command =
        Stream.concat(Stream.of("/bin/sh", "-c", waiting, "last-will"), Stream.of(arguments));
    return new LastWill(start(command.toList()).getOutputStream());
  }

  private static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(Path.of("/").toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /// Sends the shell away with nothing done.
  public void revoke() throws IOException {
    try (pipe) {
      pipe.write("revoked\n".getBytes(StandardCharsets.US_ASCII));
    }
  }
}
