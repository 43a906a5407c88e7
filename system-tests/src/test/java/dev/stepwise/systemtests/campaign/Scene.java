package dev.stepwise.systemtests.campaign;

import dev.stepwise.cli.stack.LocalStack;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.contracts.Installation;
import dev.stepwise.embedded.practice.PracticeRange;
import java.nio.file.Path;
import java.time.Duration;

/// Where faults happen: a stack, the hosts of an installation, and the upgrade that is under way
/// there.
///
/// @param range the hosts
/// @param failpoints the folder in which they are armed, see [Failpoint]
/// @param lease the planner's
record Scene(
    LocalStack stack,
    Database database,
    PracticeRange range,
    Voyage voyage,
    Path failpoints,
    Duration lease) {

  /// The installation on the hosts.
  Installation installation() {
    return voyage.installation();
  }

  /// Goes on when the planner has heard how everything ended that was under way just now, and
  /// something else has happened since.
  Recovery ofTheRuns() {
    return new UnderWay(database, voyage.id()).hasEnded();
  }

  /// Goes on when the service has done again what it is there for.
  Recovery of(Service service) {
    return switch (service) {
      case PLANNER, EXECUTOR -> ofTheRuns();
      case AUDIT -> new CatchingUp(database, voyage.id(), CatchingUp.SEALED).hasCaughtUp();
      case NOTIFIER -> new CatchingUp(database, voyage.id(), CatchingUp.HANDLED).hasCaughtUp();
    };
  }
}
