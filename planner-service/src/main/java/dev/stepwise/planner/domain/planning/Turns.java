package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.plan.RollTurn;
import dev.stepwise.playbook.Roll;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Divides the hosts of a roll into turns. Every turn of a plan has its own name, since facts are
/// shared by name.
final class Turns {
  private final Set<String> taken = new HashSet<>();
  private int rolls;

  /// In the order of the installation, but those whose `canary` fact is `true` at the beginning,
  /// and those whose `last` fact is `true` at the end.
  List<Turn> of(Roll roll, List<InstalledHost> hosts, FactSheet facts) {
    var ordered = new ArrayList<>(hosts);
    ordered.sort(Comparator.comparingInt(host -> rank(roll, host, facts)));
    var turns = new ArrayList<Turn>();
    rolls++;
    int start = 0;
    for (int size : roll.turns(ordered.size())) {
      turns.add(turn(roll, ordered.subList(start, start + size), facts));
      start += size;
    }
    return turns;
  }

  /// A host that is both goes last: what must not go early matters more than what may.
  private static int rank(Roll roll, InstalledHost host, FactSheet facts) {
    if (isTrue(roll.last(), host, facts)) {
      return 1;
    }
    return isTrue(roll.canary(), host, facts) ? -1 : 0;
  }

  private static boolean isTrue(Optional<String> fact, InstalledHost host, FactSheet facts) {
    return fact.map(name -> "true".equals(facts.of(host).get(name))).orElse(false);
  }

  private Turn turn(Roll roll, List<InstalledHost> batch, FactSheet facts) {
    var hosts = batch.stream().map(host -> host.id().value()).collect(Collectors.joining(", "));
    var rolled =
        batch.size() == 1 ? Optional.of(batch.getFirst()) : Optional.<InstalledHost>empty();
    return new Turn(
        Optional.of(roll.over()),
        Optional.of(unique(roll.over() + " " + hosts)),
        List.copyOf(batch),
        rolled,
        Optional.of(inPlan(roll, batch, facts)));
  }

  /// A canary that fails holds the upgrade, whatever the roll bears: that is what it is for.
  private RollTurn inPlan(Roll roll, List<InstalledHost> batch, FactSheet facts) {
    var isCanary = batch.stream().anyMatch(host -> rank(roll, host, facts) < 0);
    return new RollTurn(
        rolls,
        batch.stream().map(InstalledHost::id).toList(),
        batch.stream().anyMatch(host -> rank(roll, host, facts) > 0),
        isCanary ? 1 : roll.maxFailures());
  }

  private String unique(String name) {
    var candidate = name;
    for (int number = 2; !taken.add(candidate); number++) {
      candidate = "%s (%d)".formatted(name, number);
    }
    return candidate;
  }
}
