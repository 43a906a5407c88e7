package dev.stepwise.systemtests.campaign;

import dev.stepwise.cli.stack.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// An executor stands still for twice the lease (SIGSTOP), and goes on as if nothing had happened,
/// while another one has taken its runs over: what it says late must not be heard.
final class StopExecutor implements Fault {
  private CompletableFuture<Void> goesOn = CompletableFuture.completedFuture(null);

  @Override
  public String name() {
    return "SIGSTOP of an executor for 2 leases";
  }

  @Override
  public Recovery inject(Scene scene, RandomGenerator random) {
    goesOn.join();
    var recovery = scene.ofTheRuns();
    var pid = scene.stack().service(Service.EXECUTOR).pid();
    signal("STOP", pid);
    var later =
        CompletableFuture.delayedExecutor(
            scene.lease().multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
    goesOn = CompletableFuture.runAsync(() -> signal("CONT", pid), later);
    return recovery;
  }

  /// Kafka, too, must notice: it gives the executor 10 s, at the same time.
  @Override
  public Duration limit(Scene scene) {
    var session = Duration.ofSeconds(10);
    return (scene.lease().compareTo(session) > 0 ? scene.lease() : session).plusSeconds(10);
  }

  private static void signal(String name, long pid) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(pid)).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to signal " + pid, e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
