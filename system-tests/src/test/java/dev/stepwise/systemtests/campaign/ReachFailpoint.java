package dev.stepwise.systemtests.campaign;

import dev.stepwise.cli.stack.Service;
import dev.stepwise.contracts.failpoint.Failpoint;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// A service dies in the gap between two durable actions.
///
/// @param voyages upgrades that lead there sooner or later
record ReachFailpoint(Failpoint failpoint, Voyages voyages) implements Fault {
  /// There may be a whole upgrade before the next one, and the way back.
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final Duration HELP_EVERY = Duration.ofSeconds(20);

  @Override
  public String name() {
    return "died at " + failpoint;
  }

  /// Whose gap it is.
  static Service serviceOf(Failpoint failpoint) {
    return Arrays.stream(Service.values())
        .filter(service -> failpoint.name().startsWith(service.name() + "_"))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public Recovery inject(Scene scene, RandomGenerator random) throws Exception {
    var armed = Files.createFile(scene.failpoints().resolve(failpoint.name()));
    var help = new Help();
    Await.until(failpoint + " to be reached", PATIENCE, () -> !Files.exists(armed) || !help.goOn());
    return voyages.current().of(serviceOf(failpoint));
  }

  /// Keeps an upgrade under way, and does what leads to a gap that nothing else leads to.
  private final class Help {
    private long last = System.nanoTime();

    boolean goOn() {
      try {
        var scene = voyages.current();
        if (isForgotten() && System.nanoTime() - last > HELP_EVERY.toNanos()) {
          last = System.nanoTime();
          scene.stack().service(Service.EXECUTOR).kill();
        }
        return true;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  /// A lease runs out when an executor dies that has accepted something.
  private boolean isForgotten() {
    return failpoint == Failpoint.PLANNER_LEASE_EXPIRED_NOT_REISSUED;
  }
}
