package dev.stepwise.systemtests.campaign;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// Every session of PostgreSQL is terminated, again and again.
record TerminateSessions(int rounds) implements Fault {
  private static final String ALL =
      "select count(pg_terminate_backend(pid)) from pg_stat_activity"
          + " where pid <> pg_backend_pid() and backend_type = 'client backend'";

  @Override
  public String name() {
    return "all sessions of PostgreSQL terminated, %d times in %d s".formatted(rounds, 2 * rounds);
  }

  @Override
  public Recovery inject(Scene scene, RandomGenerator random) throws InterruptedException {
    for (var round = 0; round < rounds; round++) {
      scene.database().number(ALL);
      TimeUnit.SECONDS.sleep(2);
    }
    return scene.ofTheRuns();
  }
}
