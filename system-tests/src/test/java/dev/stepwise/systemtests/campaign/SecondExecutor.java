package dev.stepwise.systemtests.campaign;

import dev.stepwise.cli.stack.LocalStack;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.embedded.FreePort;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Another executor beside the stack's own: the same command line, but with a name and a port of
/// its own.
final class SecondExecutor implements AutoCloseable {
  private final Process process;

  private SecondExecutor(Process process) {
    this.process = process;
  }

  static SecondExecutor beside(LocalStack stack) throws IOException {
    var command = new ArrayList<>(commandOf(stack.service(Service.EXECUTOR).pid()));
    command.replaceAll(SecondExecutor::ownWord);
    return new SecondExecutor(
        new ProcessBuilder(command)
            .directory(stack.folder().root().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(
                    stack.folder().logs().resolve("executor-2.log").toFile()))
            .start());
  }

  private static List<String> commandOf(long pid) throws IOException {
    var line = Files.readString(Path.of("/proc/%d/cmdline".formatted(pid)), StandardCharsets.UTF_8);
    return List.of(line.split("\0"));
  }

  private static String ownWord(String word) {
    if (word.startsWith("-Dquarkus.http.port=")) {
      return "-Dquarkus.http.port=" + FreePort.orFind(0);
    }
    return word.startsWith("-Dstepwise.instance-id=") ? "-Dstepwise.instance-id=executor-2" : word;
  }

  /// SIGTERM, or SIGKILL when that takes too long.
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, java.util.concurrent.TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
