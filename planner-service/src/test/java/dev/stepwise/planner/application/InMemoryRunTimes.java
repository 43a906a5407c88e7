package dev.stepwise.planner.application;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.planner.domain.timing.Samples;
import dev.stepwise.planner.domain.timing.Samples.Sample;
import java.util.ArrayList;
import java.util.List;

/// Of one platform and topology, and of upgrades that are told to it.
public final class InMemoryRunTimes implements RunTimes {
  private final List<Kept> kept = new ArrayList<>();

  private record Kept(InstallationId installation, Sample sample) {}

  @Override
  public Samples of(Installation installation) {
    return new Samples(of(installation.id(), true), of(installation.id(), false));
  }

  private List<Sample> of(InstallationId installation, boolean here) {
    return kept.reversed().stream()
        .filter(one -> one.installation().equals(installation) == here)
        .map(Kept::sample)
        .toList();
  }

  @Override
  public List<UpgradeId> missing(int most) {
    return List.of();
  }

  @Override
  public void keep(UpgradeId id, Installation installation, List<Sample> times) {
    times.forEach(time -> kept.add(new Kept(installation.id(), time)));
  }

  @Override
  public void keepNothing(UpgradeId id) {}
}
