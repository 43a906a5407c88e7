package dev.stepwise.systemtests.campaign;

import dev.stepwise.cli.stack.Service;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// The clock of a service jumps while it runs, and jumps back later. Leases go by the database's
/// clock, so no run is given up early or late. Whether a command is still valid the executor judges
/// by its own clock: where commands look too old, nothing is started until the clocks agree, and an
/// alert says so; where they look too new, everything goes on.
///
/// @param ahead negative when it is behind
/// @param valid for how long commands are
record WrongClock(Clocks clocks, Service service, Duration ahead, Duration valid) implements Fault {
  @Override
  public String name() {
    return "clock of %s %+d min".formatted(service.word(), ahead.toMinutes());
  }

  @Override
  public Recovery inject(Scene scene, RandomGenerator random) throws Exception {
    var alerts = Alerts.of(scene.stack()).expired();
    clocks.set(service, ahead);
    try {
      if (makesCommandsLookOld()) {
        Await.until(
            "an alert that commands are too old",
            () -> Alerts.of(scene.stack()).expired() > alerts || scene.voyage().isOver());
      } else {
        var goesOn = scene.ofTheRuns();
        Await.until("work all the same", goesOn::isComplete);
      }
    } finally {
      clocks.set(service, Duration.ZERO);
    }
    return scene.ofTheRuns();
  }

  private boolean makesCommandsLookOld() {
    return (service == Service.EXECUTOR) == ahead.isPositive();
  }

  /// What was refused is commanded again when it is no longer valid for anybody.
  @Override
  public Duration limit(Scene scene) {
    return Fault.super.limit(scene).plus(valid);
  }
}
