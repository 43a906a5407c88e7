package dev.stepwise.contracts.estate;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.estate.InstallationEvent.InstallationRegistered;
import dev.stepwise.contracts.estate.InstallationEvent.ReleaseRecorded;
import dev.stepwise.contracts.estate.InstallationEvent.WindowsChanged;
import dev.stepwise.contracts.upgrade.CorruptHistory;
import java.util.Optional;

/// An installation that is known: the fold of its events.
///
/// @param release that it was last brought to; empty before the first upgrade
/// @param version how many events there are
public record Registered(Installation installation, Optional<Release> release, long version) {
  /// Folds a whole history, oldest first; empty when nothing has happened. Fails with
  /// [CorruptHistory] when an event could not have followed.
  public static Optional<Registered> replay(Iterable<InstallationEvent> history) {
    var state = Optional.<Registered>empty();
    for (var event : history) {
      state = Optional.of(evolve(state, event));
    }
    return state;
  }

  /// The state after one more event. Fails with [CorruptHistory] when it could not have followed.
  public static Registered evolve(Optional<Registered> before, InstallationEvent event) {
    return switch (event) {
      case InstallationRegistered e ->
          new Registered(
              e.installation(), before.flatMap(Registered::release), versionAfter(before));
      case WindowsChanged e -> {
        var known = before.orElseThrow(() -> unregistered(e));
        yield new Registered(known.installation(), known.release(), versionAfter(before));
      }
      case ReleaseRecorded e ->
          new Registered(
              before.orElseThrow(() -> unregistered(e)).installation(),
              Optional.of(e.release()),
              versionAfter(before));
    };
  }

  private static long versionAfter(Optional<Registered> before) {
    return before.map(Registered::version).orElse(0L) + 1;
  }

  private static CorruptHistory unregistered(InstallationEvent event) {
    return new CorruptHistory(
        "Expected installation '%s' to be registered before anything else about it is recorded"
            .formatted(event.installationId()));
  }
}
