package dev.stepwise.systemtests.campaign;

import dev.stepwise.cli.stack.LocalStack;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.embedded.FreePort;
import dev.stepwise.embedded.LastWill;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A second executor beside that of the stack: the same command line, with a name and a port of its
/// own.
final class Twin implements AutoCloseable {
  private final Process process;
  private final LastWill will;

  private Twin(Process process) throws IOException {
    this.process = process;
    this.will = LastWill.leave("kill -KILL \"$1\"", Long.toString(process.pid()));
  }

  static Twin of(LocalStack stack) throws IOException {
    var proc = Path.of("/proc", Long.toString(stack.service(Service.EXECUTOR).pid()));
    var log = stack.folder().logs().resolve("executor-2.log").toFile();
    return new Twin(
        new ProcessBuilder(command(proc))
            .directory(stack.folder().root().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
            .start());
  }

  private static List<String> command(Path proc) throws IOException {
    return Stream.of(Files.readString(proc.resolve("cmdline")).split("\0", -1))
        .filter(word -> !word.isEmpty())
        .map(Twin::ofItsOwn)
        .toList();
  }

  private static String ofItsOwn(String word) {
    return word.startsWith("-Dstepwise.instance-id=")
        ? "-Dstepwise.instance-id=executor-2"
        : word.startsWith("-Dquarkus.http.port=") ? "-Dquarkus.http.port=" + FreePort.find() : word;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.destroyForcibly().waitFor();
    will.revoke();
  }
}
