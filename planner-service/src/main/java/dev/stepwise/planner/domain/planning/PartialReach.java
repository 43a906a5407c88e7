package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.plan.RollbackScope;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.plan.WayBack.Around;
import dev.stepwise.planner.domain.planning.Planning.NoPlan;
import dev.stepwise.planner.domain.planning.Reach.Nowhere;
import dev.stepwise.planner.domain.planning.Reach.Within;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// How far a rollback of some hosts or components reaches: one hop, and only as far as nothing that
/// stays was built upon what goes back. What was done on a host outside of its turns, such as
/// unpacking a release, stays when others need it; what was done in its turns goes back or nothing
/// does.
final class PartialReach {
  private final Trail trail;
  private final RollbackScope scope;
  private final int hop;
  private final List<Change> changes;

  PartialReach(Trail trail, RollbackScope scope) {
    this.trail = trail;
    this.scope = scope;
    this.hop = Math.max(trail.firstHop(), trail.endOfHops() - 1);
    this.changes = trail.changesFrom(hop);
  }

  Reach reach() {
    return unknownComponent().or(this::unknownHost).orElseGet(this::within);
  }

  private Optional<Reach> unknownComponent() {
    var known = new TreeSet<String>();
    trail.plan().stages().forEach(stage -> known.addAll(components(stage)));
    return scope.components().stream()
        .filter(component -> !known.contains(component))
        .findFirst()
        .map(component ->
            nowhere(
                "Expected a component that the playbook upgrades alone, but got '%s'."
                    .formatted(component),
                known.isEmpty()
                    ? "This platform goes back as a whole, or host by host."
                    : "Possible are: " + String.join(", ", known) + "."));
  }

  private Optional<Reach> unknownHost() {
    var known = hosts(changes);
    return scope.hosts().stream()
        .filter(host -> !known.contains(host))
        .findFirst()
        .map(host ->
            nowhere(
                "Expected a host on which something can be undone, but got '%s'.".formatted(host),
                "Possible are: %s.".formatted(words(known))));
  }

  private Reach within() {
    var wanted = changes.stream().filter(this::isWanted).toList();
    var around = around(wanted);
    var undone = new LinkedList<Change>();
    var stays = new LinkedList<Change>();
    for (var change : changes.reversed()) {
      if (isAround(change, around)) {
        undone.addFirst(change);
        continue;
      }
      var obstacle = stays.stream().filter(later -> !change.canGoBackBefore(later)).findFirst();
      if (!wanted.contains(change) || (obstacle.isPresent() && !change.isInTurn() && isByHost())) {
        stays.addFirst(change);
      } else if (obstacle.isPresent()) {
        return unsafe(change, obstacle.get());
      } else {
        undone.addFirst(change);
      }
    }
    return within(undone, around);
  }

  private Reach within(List<Change> undone, List<Around> around) {
    if (undone.stream().allMatch(change -> isAround(change, around))) {
      return nowhere(
          "Expected something of %s that can go back alone, but there is nothing."
              .formatted(scopeInWords()),
          "Roll back everything, or back to a release.");
    }
    var all = new ArrayList<>(trail.changesFrom(trail.firstHop()));
    all.removeAll(undone);
    return all.isEmpty()
        ? Reach.from(trail, trail.firstHop(), RollbackScope.WHOLE)
        : new Within(undone, all, around, hop, hop + 1, scope);
  }

  private boolean isByHost() {
    return !scope.hosts().isEmpty();
  }

  private boolean isWanted(Change change) {
    var itsComponents = components(change.stage());
    return (!isByHost() || scope.hosts().containsAll(change.about()))
        && (scope.components().isEmpty()
            || (!itsComponents.isEmpty() && scope.components().containsAll(itsComponents)));
  }

  /// What the upgrade took down before the work and brought back after it is taken down for its
  /// undo as well.
  private List<Around> around(List<Change> wanted) {
    var work = wanted.stream().filter(change -> change.isInTurn() || !isByHost()).toList();
    var around = new ArrayList<Around>();
    for (var first : stages()) {
      for (var thing : first.down()) {
        closing(first, thing)
            .filter(last -> work.stream().anyMatch(change -> isBetween(change, first, last)))
            .map(last -> new Around(first.index(), last.index()))
            .filter(pair -> !around.contains(pair))
            .ifPresent(around::add);
      }
    }
    return around;
  }

  /// The stages of which something can be undone, outside of turns.
  private List<Stage> stages() {
    return changes.stream()
        .filter(change -> !change.isInTurn())
        .map(Change::stage)
        .distinct()
        .toList();
  }

  /// The stage with which comes back what goes down with the first; empty while it is down.
  private Optional<Stage> closing(Stage first, String thing) {
    var all = trail.plan().stages();
    if (first.index() > 0 && all.get(first.index() - 1).down().contains(thing)) {
      return Optional.empty();
    }
    int last = first.index();
    while (last + 1 < all.size() && all.get(last + 1).down().contains(thing)) {
      last++;
    }
    var closing = all.get(last);
    return stages().contains(closing) ? Optional.of(closing) : Optional.empty();
  }

  private static boolean isBetween(Change change, Stage first, Stage last) {
    return change.stage().index() > first.index() && change.stage().index() < last.index();
  }

  private static boolean isAround(Change change, List<Around> around) {
    int index = change.stage().index();
    return around.stream().anyMatch(pair -> pair.first() == index || pair.last() == index);
  }

  private Reach unsafe(Change change, Change later) {
    return nowhere(
        "Expected nothing that stays to be built upon %s, but %s came later and stays."
            .formatted(change, later),
        "Roll that back as well, or everything.");
  }

  private static Reach nowhere(String reason, String advice) {
    return new Nowhere(new NoPlan(reason, advice));
  }

  private String scopeInWords() {
    return isByHost() ? words(scope.hosts()) : String.join(", ", scope.components());
  }

  private static TreeSet<HostId> hosts(List<Change> changes) {
    var hosts = new TreeSet<HostId>();
    changes.forEach(change -> hosts.addAll(change.about()));
    return hosts;
  }

  private static String words(Collection<HostId> hosts) {
    return hosts.isEmpty()
        ? "none"
        : hosts.stream().map(HostId::value).collect(Collectors.joining(", "));
  }

  private static List<String> components(Stage stage) {
    return stage.components().orElse(List.of());
  }
}
