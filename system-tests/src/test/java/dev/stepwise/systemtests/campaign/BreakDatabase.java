package dev.stepwise.systemtests.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/// PostgreSQL ends without a word to anybody, and is started again on what it has on its disk:
/// SIGQUIT is its immediate shutdown, SIGKILL that of its postmaster alone.
record BreakDatabase(Signal signal) implements Fault {
  @Override
  public String name() {
    return "SIG%s of PostgreSQL".formatted(signal);
  }

  @Override
  public Recovery inject(Scene scene, RandomGenerator random) throws Exception {
    var recovery = scene.ofTheRuns();
    var pid = postmaster(scene);
    signal.to(pid);
    Await.until(
        "the end of PostgreSQL", () -> !Files.exists(Path.of("/proc/%d/exe".formatted(pid))));
    putAway(scene);
    Await.until("PostgreSQL's start", () -> isStarted(scene));
    return recovery;
  }

  private static long postmaster(Scene scene) throws IOException {
    var file = scene.stack().folder().root().resolve("postgres/cluster/postmaster.pid");
    return Long.parseLong(Files.readAllLines(file).getFirst());
  }

  /// There is nothing left to stop.
  private static void putAway(Scene scene) {
    try {
      scene.stack().foundation().stopDatabase();
    } catch (IllegalStateException _) {
      // it said that it is not running
    }
  }

  /// The backends of a killed postmaster take a moment to notice, and nobody may start before.
  private static boolean isStarted(Scene scene) {
    scene.stack().foundation().startDatabase();
    return true;
  }
}
