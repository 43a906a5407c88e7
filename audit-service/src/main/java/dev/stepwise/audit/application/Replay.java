package dev.stepwise.audit.application;

import dev.stepwise.audit.domain.At;
import dev.stepwise.audit.domain.History;
import dev.stepwise.audit.domain.Moment;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.log.Checkpoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// Tells where an upgrade stood, from the sealed log alone, by the planner's own fold.
@ApplicationScoped
public class Replay {
  private final LogBook book;
  private final Moments moments;

  Replay(LogBook book, Moments moments) {
    this.book = book;
    this.moments = moments;
  }

  /// An upgrade as the log knew it at some moment.
  ///
  /// @param moment what was asked for
  /// @param sequence of the last event
  /// @param entry that seals the last event
  /// @param checkpoint covers that entry
  public record Replayed(
      UpgradeId upgradeId,
      Moment moment,
      long sequence,
      long entry,
      Checkpoint checkpoint,
      Upgrade state,
      History history) {
    public List<History.SealedEvent> events() {
      return history.events();
    }
  }

  /// As the log knew it. Fails with [NotSealed] when it knew nothing of the upgrade, else as
  /// [History#of] and [History#state] do.
  @Transactional
  public Replayed at(UpgradeId upgrade, At at) {
    var moment = moments.require(at);
    var history = History.of(book.history(upgrade.value(), moment.entry()));
    if (history.events().isEmpty()) {
      throw new NotSealed(
          "Expected an event of upgrade %s up to entry %d, but none is sealed"
              .formatted(upgrade, moment.entry()));
    }
    var last = history.events().getLast();
    return new Replayed(
        upgrade,
        moment,
        last.sequence(),
        last.entry(),
        book.covering(last.entry()).orElseThrow(),
        history.state(),
        history);
  }
}
