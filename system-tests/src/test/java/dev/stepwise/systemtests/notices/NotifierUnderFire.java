package dev.stepwise.systemtests.notices;

import dev.stepwise.cli.stack.Service;
import dev.stepwise.contracts.failpoint.Failpoint;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The notifier as a process that dies at a gap between two durable actions, and is started again.
final class NotifierUnderFire implements AutoCloseable {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final File LOG = new File("target/killed-notifier.log");
  private static final long PATIENCE_SECONDS = 120;

  private final Map<String, String> settings;
  private final Path failpoints;
  private Process process;

  NotifierUnderFire(Map<String, String> settings, Path failpoints) throws IOException {
    this.settings = Map.copyOf(settings);
    this.failpoints = failpoints;
    this.process = started();
  }

  /// The gap is reached, the process dies there, and another goes on.
  void dieAt(Failpoint gap, Runnable whatLeadsThere) throws IOException, InterruptedException {
    Files.createFile(failpoints.resolve(gap.name()));
    whatLeadsThere.run();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError(
          "Expected the notifier to come by %s, but it did not".formatted(gap));
    }
    process = started();
  }

  private Process started() throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    settings.forEach((key, value) -> command.add("-D%s=%s".formatted(key, value)));
    command.add("-D%s=%s".formatted(Failpoint.FOLDER, failpoints));
    command.addAll(List.of("-jar", Service.NOTIFIER.jar(HOME).toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG))
        .start();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
