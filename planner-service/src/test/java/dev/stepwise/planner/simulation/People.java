package dev.stepwise.planner.simulation;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Choice;
import dev.stepwise.contracts.plan.RollbackScope;
import dev.stepwise.contracts.upgrade.PauseMode;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.planner.application.NotPossible;
import dev.stepwise.planner.application.World;
import dev.stepwise.planner.domain.planning.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// People who ask for things: at random while all goes wrong; to the purpose when it is calm.
final class People {
  private final Chance chance;
  private int asked;

  People(Chance chance) {
    this.chance = chance;
  }

  void ask(Planner planner, Database database) {
    if (database.histories.isEmpty() || chance.strikes(0.05)) {
      planner.once("person", () -> orNot(() -> request(planner)));
    } else {
      var id = chance.oneOf(List.copyOf(database.histories.keySet()));
      planner.once("person", () -> orNot(() -> choose(planner, id)));
    }
  }

  private static void orNot(Runnable wish) {
    try {
      wish.run();
    } catch (NotPossible _) {
      // then not
    }
  }

  private void request(Planner planner) {
    var target = new Release(chance.happens(0.5) ? "1.5" : "2.0");
    planner.requests.upgrade(
        World.TOY, target, Policy.SAFEST, Choice.NONE, "ada", Optional.of("request " + asked++));
  }

  private void choose(Planner planner, UpgradeId id) {
    var wish = chance.strikes(0.4) ? chance.below(7) : 0;
    switch (planner.stateOf(id)) {
      case Upgrade.Proposed s when wish == 0 -> planner.approvals.approve(id, s.planHash(), "ada");
      case Upgrade.Approved s when wish == 0 -> planner.start(s, "ada");
      case Upgrade.Held _ when wish == 0 -> planner.upgrades.retry(id, Optional.empty(), "ada");
      case Upgrade.Paused _ when wish == 0 -> planner.upgrades.resume(id, "ada");
      case Upgrade.Begun _ when wish == 1 ->
          planner.requests.rollback(
              id, RollbackScope.WHOLE, "ada", Optional.of("rollback " + asked++));
      case Upgrade.Begun _ when wish == 2 -> planner.upgrades.stop(id, "enough", "ada");
      case Upgrade _ when wish == 3 -> planner.upgrades.cancel(id, "not today", "ada");
      case Upgrade.Begun _ when wish == 4 ->
          planner.upgrades.pause(id, chance.oneOf(List.of(PauseMode.values())), "a call", "ada");
      case Upgrade.Begun _ when wish == 5 ->
          planner.upgrades.markDone(id, someHost(), "seen", facts(), "ada");
      case Upgrade.Begun _ when wish == 6 ->
          planner.upgrades.exclude(id, someHost(), "broken", "ada");
      case Upgrade _ -> {}
    }
  }

  private HostId someHost() {
    return chance.oneOf(World.toy(World.TOY).hosts()).id();
  }

  private static SortedMap<String, String> facts() {
    return new TreeMap<>(Map.of("BACKUP", "/by-hand"));
  }
}
