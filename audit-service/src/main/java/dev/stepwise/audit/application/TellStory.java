package dev.stepwise.audit.application;

import dev.stepwise.audit.domain.At;
import dev.stepwise.audit.domain.story.Timeline;
import dev.stepwise.contracts.UpgradeId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Tells who did what when.
@ApplicationScoped
public class TellStory {
  private final Replay replay;
  private final EstateBook estate;

  TellStory(Replay replay, EstateBook estate) {
    this.replay = replay;
    this.estate = estate;
  }

  /// The timeline of an upgrade as known at some moment. Fails as [Replay#at] does.
  @Transactional
  public Timeline timeline(UpgradeId upgrade, At at) {
    var replayed = replay.at(upgrade, at);
    var through = replayed.moment().entry();
    return Timeline.of(
        replayed.history(),
        estate.notices(upgrade, through),
        estate.alerts(replayed.events().getFirst().entry(), through));
  }
}
