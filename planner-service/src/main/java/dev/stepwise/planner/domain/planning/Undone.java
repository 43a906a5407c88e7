package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.plan.WayBack;
import dev.stepwise.contracts.plan.WayBack.Around;
import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.Run;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What earlier rollbacks of an upgrade have undone, run by run. What one of them took down and
/// brought back again stands as before.
final class Undone {
  private final Set<Place> places = new HashSet<>();

  /// @param rollbacks those that were started, the oldest first
  Undone(List<Progress> rollbacks) {
    rollbacks.forEach(this::add);
  }

  boolean contains(Run run) {
    return places.contains(new Place(run.stage(), run.host()));
  }

  private void add(Progress rollback) {
    var undone = new HashSet<Place>();
    for (var run : rollback.runs()) {
      if (run.status().isDone()) {
        stageOf(rollback, run)
            .undoes()
            .ifPresent(index -> undone.add(new Place(index, run.host())));
      }
    }
    rollback.plan().wayBack().map(WayBack::around).orElse(List.of()).stream()
        .filter(around -> isUndone(around, undone))
        .forEach(around ->
            undone.removeIf(
                place -> place.stage() == around.first() || place.stage() == around.last()));
    places.addAll(undone);
  }

  private static boolean isUndone(Around around, Set<Place> undone) {
    return undone.stream().anyMatch(place -> place.stage() == around.first())
        && undone.stream().anyMatch(place -> place.stage() == around.last());
  }

  private static Stage stageOf(Progress rollback, Run run) {
    return rollback.plan().stages().get(run.stage());
  }

  private record Place(int stage, HostId host) {}
}
