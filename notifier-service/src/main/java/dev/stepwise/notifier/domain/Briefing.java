package dev.stepwise.notifier.domain;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the notifier knows of one upgrade: the plan, as far as it concerns users, and how far it
/// has come.
///
/// @param title what people call the installation
/// @param stages of the plan, in their order
/// @param began when each stage began that did
/// @param holds how often it came to a stop: held, paused, or waiting for a signature
public record Briefing(
    UpgradeId upgrade,
    Optional<UpgradeId> rollbackOf,
    InstallationId installation,
    String title,
    String platform,
    Release from,
    Release to,
    List<StageInBrief> stages,
    List<Instant> began,
    int holds) {
  public Briefing {
    stages = List.copyOf(stages);
    began = List.copyOf(began);
  }

  /// A stage as users see it.
  ///
  /// @param down what is not available while it runs, in words
  public record StageInBrief(List<String> down, Duration estimate) {
    public StageInBrief {
      down = List.copyOf(down);
    }
  }

  static Briefing of(Plan plan) {
    return new Briefing(
        plan.upgradeId(),
        plan.rollbackOf(),
        plan.installation().id(),
        plan.installation().title(),
        plan.installation().platform(),
        plan.from(),
        plan.to(),
        plan.stages().stream()
            .map(stage ->
                new StageInBrief(
                    stage.down().stream().map(plan::wordsFor).toList(), stage.estimate()))
            .toList(),
        List.of(),
        0);
  }

  boolean isRollback() {
    return rollbackOf.isPresent();
  }

  Briefing begun(Instant at) {
    var more = new ArrayList<>(began);
    more.add(at);
    return with(more, holds);
  }

  Briefing held() {
    return with(began, holds + 1);
  }

  private Briefing with(List<Instant> newBegan, int newHolds) {
    return new Briefing(
        upgrade, rollbackOf, installation, title, platform, from, to, stages, newBegan, newHolds);
  }
}
