package dev.stepwise.planner.application;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class InMemoryUpgradeStore implements UpgradeStore, InMemory {
  private Map<UpgradeId, List<UpgradeEvent>> histories = new LinkedHashMap<>();
  private Map<UpgradeId, UpgradeSummary> summaries = new LinkedHashMap<>();

  @Override
  public List<RecordedEvent> eventsAfter(UpgradeId id, long version) {
    var history = histories.getOrDefault(id, List.of());
    var events = new ArrayList<RecordedEvent>();
    for (var i = (int) version; i < history.size(); i++) {
      events.add(new RecordedEvent(i + 1, history.get(i)));
    }
    return events;
  }

  @Override
  public void append(LiveUpgrade before, LiveUpgrade after, List<UpgradeEvent> events) {
    var history = histories.getOrDefault(before.id(), List.of());
    if (history.size() != before.version()) {
      throw new ConcurrentUpgrade("Expected version " + before.version());
    }
    var longer = new ArrayList<>(history);
    longer.addAll(events);
    histories.put(before.id(), List.copyOf(longer));
    summaries.put(before.id(), after.known());
  }

  @Override
  public List<UpgradeSummary> list(UpgradeFilter filter) {
    var all = new ArrayList<>(summaries.values()).reversed();
    var from =
        filter
            .after()
            .map(id -> all.stream().map(UpgradeSummary::id).toList().indexOf(id) + 1)
            .orElse(0);
    return all.subList(from, all.size()).stream()
        .filter(known -> filter.installation().map(known.installation()::equals).orElse(true))
        .filter(known -> filter.states().isEmpty() || filter.states().contains(known.state()))
        .limit(filter.limit())
        .toList();
  }

  @Override
  public UpgradeEvent request(UpgradeId id) {
    return histories.getOrDefault(id, List.of()).getFirst();
  }

  @Override
  public void lockRequests() {
    // transactions in memory come one after the other
  }

  @Override
  public Runnable save() {
    var oldHistories = new LinkedHashMap<>(histories);
    var oldSummaries = new LinkedHashMap<>(summaries);
    return () -> {
      histories = oldHistories;
      summaries = oldSummaries;
    };
  }
}
