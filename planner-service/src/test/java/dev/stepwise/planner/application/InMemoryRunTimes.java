package dev.stepwise.planner.application;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.planner.domain.timing.Samples;
import java.util.ArrayList;
import java.util.List;

/// Of one platform and topology, and of upgrades that are told to it.
public final class InMemoryRunTimes implements RunTimes {
  private final List<Samples.Sample> kept = new ArrayList<>();

  @Override
  public Samples of(String platform, String topology) {
    return new Samples(kept.reversed());
  }

  @Override
  public List<UpgradeId> missing(int most) {
    return List.of();
  }

  @Override
  public void keep(UpgradeId id, String platform, String topology, List<Samples.Sample> times) {
    kept.addAll(times);
  }
}
