package dev.stepwise.audit.application;

import dev.stepwise.audit.domain.Kept;
import dev.stepwise.log.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

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
}
