package dev.stepwise.notifier.domain;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the notifier knows of one upgrade: the plan, as far as it concerns users, and how far it
/// has come.
///
/// @param title what people call the installation
/// @param stages of the plan, in their order
/// @param began when each stage began that did
/// @param holds how often it came to a stop: held, paused, or waiting for a signature
/// @param again the stages that were gone through once more, for hosts that had to catch up
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
    int holds,
    Optional<List<Again>> again) {
  public Briefing {
    stages = List.copyOf(stages);
    began = List.copyOf(began);
    again = again.map(List::copyOf);
  }

  /// A stage that some host caught up with later than the others.
  record Again(int stage, Instant at) {}

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
        0,
        Optional.empty());
  }

  boolean isRollback() {
    return rollbackOf.isPresent();
  }

  Briefing begun(Instant at) {
    var more = new ArrayList<>(began);
    more.add(at);
    return with(more, holds, again);
  }

  Briefing resumed(int stage, Instant at) {
    var more = new ArrayList<>(again.orElse(List.of()));
    more.add(new Again(stage, at));
    return with(began, holds, Optional.of(more));
  }

  Briefing held() {
    return with(began, holds + 1, again);
  }

  /// Every stage that was gone through, in the order of time.
  List<Again> chronicle() {
    return Stream.concat(
            IntStream.range(0, began.size()).mapToObj(stage -> new Again(stage, began.get(stage))),
            again.stream().flatMap(List::stream))
        .sorted(Comparator.comparing(Again::at))
        .toList();
  }

  private Briefing with(List<Instant> newBegan, int newHolds, Optional<List<Again>> newAgain) {
    return new Briefing(
        upgrade,
        rollbackOf,
        installation,
        title,
        platform,
        from,
        to,
        stages,
        newBegan,
        newHolds,
        newAgain);
  }
}
