package dev.stepwise.systemtests.campaign;

import java.util.List;

/// Whatever was accepted comes to an end.
final class EveryPlanEnds implements Rule {
  @Override
  public List<String> complaints(History history) {
    return history.upgrades().stream()
        .filter(upgrade -> !upgrade.isOver())
        .map(upgrade ->
            "Expected %s to be over, but it is %s".formatted(upgrade.id(), upgrade.state()))
        .toList();
  }
}
