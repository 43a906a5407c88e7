package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.plan.RollbackScope;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.plan.WayBack;
import dev.stepwise.planner.domain.planning.Reach.Within;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What people should know of a rollback: what is put back from where, what was lost on the way
/// forward and what remains of it, what stays, and which release is recorded afterwards.
final class WayBacks {
  private final Trail trail;
  private final Within within;
  private final KeptThings kept;

  WayBacks(Trail trail, Within within) {
    this.trail = trail;
    this.within = within;
    this.kept = new KeptThings(trail.progress());
  }

  WayBack wayBack(Undo wish, Release reached) {
    return new WayBack(
        wish.source(),
        Optional.of(within.scope()).filter(scope -> !scope.equals(RollbackScope.WHOLE)),
        within.undone().reversed().stream().flatMap(one -> kept.restoring(one).stream()).toList(),
        trail.pointsOfNoReturn().stream().map(this::point).toList(),
        stays(),
        release(reached),
        left(),
        within.around());
  }

  private String point(Stage stage) {
    var what =
        "'%s' was a point of no return. Lost: %s".formatted(stage.title(), Trail.loss(stage));
    var remains = kept.before(stage);
    return remains.isEmpty() ? what : what + ". Kept: " + String.join(", ", remains);
  }

  private List<String> stays() {
    var lines = new ArrayList<String>();
    byTitle(within.stays())
        .forEach(
            (title, hosts) -> lines.add("'%s' on %s".formatted(title, String.join(", ", hosts))));
    stillDown()
        .forEach(thing -> lines.add("%s: down, as now".formatted(trail.plan().wordsFor(thing))));
    return lines;
  }

  /// What the upgrade has taken down and not brought back, when that is not undone.
  private List<String> stillDown() {
    var plan = trail.plan();
    int reached = trail.progress().reached();
    if (within.stays().isEmpty() || reached + 1 >= plan.stages().size()) {
      return List.of();
    }
    return plan.stages().get(reached).down().stream()
        .filter(thing -> plan.stages().get(reached + 1).down().contains(thing))
        .filter(
            thing -> within.stays().stream().anyMatch(one -> one.stage().down().contains(thing)))
        .filter(thing -> !isBroughtBack(thing))
        .toList();
  }

  /// The first stage that takes it down is undone.
  private boolean isBroughtBack(String thing) {
    return trail.plan().stages().stream()
        .filter(stage -> stage.down().contains(thing))
        .findFirst()
        .filter(first -> within.undone().stream().anyMatch(one -> one.stage().equals(first)))
        .isPresent();
  }

  private static Map<String, LinkedHashSet<String>> byTitle(List<Change> changes) {
    return changes.stream()
        .collect(
            Collectors.groupingBy(
                change -> change.stage().title(),
                LinkedHashMap::new,
                Collectors.mapping(
                    change -> change.run().host().value(),
                    Collectors.toCollection(LinkedHashSet::new))));
  }

  private String release(Release reached) {
    if (within.isMixed()) {
      return "stays as it is recorded: some hosts will have %s, the others keep theirs"
          .formatted(reached);
    }
    return trail.plan().isPartial()
        ? "stays as it is recorded: the upgrade was of some components only"
        : "%s, as soon as the rollback has succeeded on every host".formatted(reached);
  }

  private Optional<String> left() {
    var hosts =
        within.stays().stream()
            .map(change -> change.run().host().value())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return within.stays().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%d steps of %s on %s are still done"
                .formatted(within.stays().size(), trail.plan().upgradeId(), hosts));
  }
}
