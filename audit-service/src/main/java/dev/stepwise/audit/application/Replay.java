package dev.stepwise.audit.application;

import dev.stepwise.audit.domain.History;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.log.Checkpoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/// Tells where an upgrade stood, from the sealed log alone, by the planner's own fold.
@ApplicationScoped
public class Replay {
  private final LogBook book;

  Replay(LogBook book) {
    this.book = book;
  }

  /// An upgrade as the log knew it at some entry.
  ///
  /// @param sequence of the last event
  /// @param entry that seals the last event
  /// @param checkpoint covers that entry
  public record Replayed(
      UpgradeId upgradeId,
      long sequence,
      long entry,
      Checkpoint checkpoint,
      Upgrade state,
      List<History.SealedEvent> events) {}

  /// As the log knows it now. Fails with [NotSealed] when it knows nothing of the upgrade, else as
  /// [History#of] and [History#state] do.
  @Transactional
  public Replayed now(UpgradeId upgrade) {
    return upTo(upgrade, Long.MAX_VALUE);
  }

  /// As the log knew it when it ended with the given entry.
  @Transactional
  public Replayed at(UpgradeId upgrade, long entry) {
    return upTo(upgrade, entry);
  }

  /// As the log knew it at some moment.
  @Transactional
  public Replayed at(UpgradeId upgrade, Instant moment) {
    return upTo(upgrade, book.knownAt(moment).map(known -> known.size() - 1).orElse(-1L));
  }

  private Replayed upTo(UpgradeId upgrade, long through) {
    var history = History.of(book.history(upgrade.value(), through));
    if (history.events().isEmpty()) {
      throw new NotSealed("Expected an event of upgrade %s, but none is sealed".formatted(upgrade));
    }
    var last = history.events().getLast();
    return new Replayed(
        upgrade,
        last.sequence(),
        last.entry(),
        book.covering(last.entry()).orElseThrow(),
        history.state(),
        history.events());
  }
}
