package dev.stepwise.audit.application;

import dev.stepwise.audit.domain.Kept;
import dev.stepwise.audit.domain.report.Told;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.codec.UnreadableMessage;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.log.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Finds the entries that are evidence of upgrades: everything that is about one of them, and the
/// alerts that name one.
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
    var about = upgrades.stream().flatMap(upgrade -> about(upgrade, size).stream()).toList();
    var first = about.stream().mapToLong(Entry::index).min().orElse(size);
    return Stream.concat(about.stream(), alerts(upgrades, first, size).stream())
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

  private List<Entry> about(UpgradeId upgrade, long size) {
    return all(Optional.of(upgrade.value()), Optional.empty(), -1, size, _ -> true);
  }

  /// An alert says the upgrade in a property of its own, by which entries are not found.
  private List<Entry> alerts(List<UpgradeId> upgrades, long first, long size) {
    var names = upgrades.stream().map(UpgradeId::value).toList();
    var alerts =
        all(
            Optional.empty(),
            Optional.of(Topics.ALERTS),
            first - 1,
            size,
            it -> it.attributes().unreadable().isEmpty());
    return pages(alerts.stream().map(Entry::index).toList())
        .filter(kept -> names.contains(upgradeIn(kept.soundPayload())))
        .map(Kept::entry)
        .toList();
  }

  private static String upgradeIn(byte[] alert) {
    try {
      return String.valueOf(Wire.decode(alert, Map.class).get("upgrade"));
    } catch (UnreadableMessage _) {
      return "";
    }
  }

  private Stream<Kept> pages(List<Long> indexes) {
    return Stream.iterate(0, start -> start < indexes.size(), start -> start + PAGE)
        .flatMap(start ->
            book.of(indexes.subList(start, Math.min(start + PAGE, indexes.size()))).stream());
  }

  private List<Entry> all(
      Optional<String> upgrade,
      Optional<String> topic,
      long after,
      long size,
      Predicate<Entry> which) {
    var all = new ArrayList<Entry>();
    var last = after;
    while (true) {
      var filter = new EntryFilter(upgrade, topic, Optional.empty(), OptionalLong.of(last), PAGE);
      var page = book.entries(filter);
      page.stream().filter(entry -> entry.index() < size).filter(which).forEach(all::add);
      if (page.size() < PAGE || page.getLast().index() >= size) {
        return all;
      }
      last = page.getLast().index();
    }
  }
}
