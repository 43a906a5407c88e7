package dev.stepwise.planner.application;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.StateName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Which upgrades.
///
/// @param states any of these; all when empty
/// @param after only those that were requested before this one: the last of the page before
public record UpgradeFilter(
    Optional<InstallationId> installation,
    List<StateName> states,
    Optional<UpgradeId> after,
    int limit) {
  public UpgradeFilter {
    states = List.copyOf(states);
  }

  static UpgradeFilter of(InstallationId installation) {
    return new UpgradeFilter(Optional.of(installation), List.of(), Optional.empty(), 1_000);
  }

  static UpgradeFilter all() {
    return new UpgradeFilter(Optional.empty(), List.of(), Optional.empty(), Integer.MAX_VALUE);
  }

  static UpgradeFilter open() {
    var open = Arrays.stream(StateName.values()).filter(state -> !state.isOver()).toList();
    return new UpgradeFilter(Optional.empty(), open, Optional.empty(), 1_000);
  }

  static UpgradeFilter in(StateName state) {
    return new UpgradeFilter(Optional.empty(), List.of(state), Optional.empty(), 1_000);
  }
}
