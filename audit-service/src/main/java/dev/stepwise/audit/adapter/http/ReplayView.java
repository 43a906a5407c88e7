package dev.stepwise.audit.adapter.http;

import dev.stepwise.audit.application.Replay;
import dev.stepwise.audit.domain.History;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import java.util.List;

/// An upgrade as the log knew it, with the events that led there.
///
/// @param moment what was asked for
/// @param entry that seals the last event
record ReplayView(
    UpgradeId upgradeId,
    MomentView moment,
    long sequence,
    long entry,
    CheckpointView checkpoint,
    Upgrade state,
    List<EventView> events) {
  record EventView(long entry, long sequence, String type, UpgradeEvent data) {
    static EventView of(History.SealedEvent sealed) {
      return new EventView(sealed.entry(), sealed.sequence(), sealed.type(), sealed.event());
    }
  }

  static ReplayView of(Replay.Replayed replayed) {
    return new ReplayView(
        replayed.upgradeId(),
        MomentView.of(replayed.moment()),
        replayed.sequence(),
        replayed.entry(),
        CheckpointView.of(replayed.checkpoint()),
        replayed.state(),
        replayed.events().stream().map(EventView::of).toList());
  }
}
