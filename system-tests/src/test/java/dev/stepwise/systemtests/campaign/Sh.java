package dev.stepwise.systemtests.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// The shell of this machine.
final class Sh {
  private Sh() {}

  static boolean succeeds(String script, Object... arguments) {
    var command = new ArrayList<>(List.of("sh", "-euc", script, "sh"));
    List.of(arguments).forEach(argument -> command.add(argument.toString()));
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      throw new UncheckedIOException("Expected a shell", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a shell", e);
    }
  }

  /// Fails with [IllegalStateException] when the script does.
  static void run(String script, Object... arguments) {
    if (!succeeds(script, arguments)) {
      throw new IllegalStateException("Expected this to succeed, but it did not: " + script);
    }
  }
}
