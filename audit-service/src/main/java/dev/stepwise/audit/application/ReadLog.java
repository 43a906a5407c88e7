package dev.stepwise.audit.application;

import dev.stepwise.audit.domain.Entry;
import dev.stepwise.audit.domain.Kept;
import dev.stepwise.audit.domain.Transcript;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.StepOutput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.OptionalInt;

/// Reads entries, and what is made of them.
@ApplicationScoped
public class ReadLog {
  private final LogBook book;

  ReadLog(LogBook book) {
    this.book = book;
  }

  /// The entries that a filter lets through, lowest index first.
  @Transactional
  public List<Entry> entries(EntryFilter filter) {
    return book.entries(filter);
  }

  /// One entry. Fails with [NotSealed] when there is none of that index.
  @Transactional
  public Kept entry(long index) {
    return book.entry(index)
        .orElseThrow(
            () -> new NotSealed("Expected an entry %d, but none is sealed".formatted(index)));
  }

  /// What an attempt printed, as far as it is sealed. Fails with [NotSealed] when that is nothing.
  ///
  /// @param attempt empty for the latest attempt that printed
  @Transactional
  public Transcript output(UpgradeId upgrade, int stage, String host, OptionalInt attempt) {
    var chunks = book.output(upgrade.value(), stage, host, attempt);
    if (chunks.isEmpty()) {
      throw new NotSealed(
          "Expected output of upgrade %s, stage %d on %s, but none is sealed"
              .formatted(upgrade, stage, host));
    }
    return Transcript.of(
        chunks.stream().map(chunk -> Wire.decode(chunk.soundPayload(), StepOutput.class)).toList());
  }
}
