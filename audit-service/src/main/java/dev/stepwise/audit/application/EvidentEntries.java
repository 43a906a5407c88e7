package dev.stepwise.audit.application;

import dev.stepwise.audit.domain.Kept;
import dev.stepwise.audit.domain.report.Told;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.log.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Finds the entries that are evidence of upgrades: everything that is about one of them, alerts
/// that name one, too.
@ApplicationScoped
public class EvidentEntries {
  private static final int PAGE = 1000;

  private final LogBook book;

  EvidentEntries(LogBook book) {
    this.book = book;
  }

  /// Those below a size of the log, lowest index first.
  @Transactional
  public List<Entry> of(List<UpgradeId> upgrades, long size) {
    return upgrades.stream()
        .flatMap(upgrade -> about(upgrade, size).stream())
        .sorted(Comparator.comparingLong(Entry::index))
        .toList();
  }

  /// Entries with their payloads, lowest index first. Fails with
  /// [dev.stepwise.audit.domain.BrokenSeal] when one is not what was sealed.
  @Transactional
  public List<Told> told(List<Entry> entries) {
    return pages(entries.stream().map(Entry::index).toList())
        .map(kept -> new Told(kept.entry(), kept.soundPayload()))
        .toList();
  }

  private Stream<Kept> pages(List<Long> indexes) {
    return Stream.iterate(0, start -> start < indexes.size(), start -> start + PAGE)
        .flatMap(start ->
            book.of(indexes.subList(start, Math.min(start + PAGE, indexes.size()))).stream());
  }

  private List<Entry> about(UpgradeId upgrade, long size) {
    var all = new ArrayList<Entry>();
    var last = -1L;
    while (true) {
      var filter =
          new EntryFilter(
              Optional.of(upgrade.value()),
              Optional.empty(),
              Optional.empty(),
              OptionalLong.of(last),
              PAGE);
      var page = book.entries(filter);
      page.stream().filter(entry -> entry.index() < size).forEach(all::add);
      if (page.size() < PAGE || page.getLast().index() >= size) {
        return all;
      }
      last = page.getLast().index();
    }
  }
}
