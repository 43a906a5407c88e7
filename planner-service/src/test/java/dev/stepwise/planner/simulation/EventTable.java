package dev.stepwise.planner.simulation;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeSummary;
import dev.stepwise.planner.application.LiveUpgrade;
import dev.stepwise.planner.application.RecordedEvent;
import dev.stepwise.planner.application.UpgradeFilter;
import dev.stepwise.planner.application.UpgradeStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

final class EventTable implements UpgradeStore {
  private final Database database;

  EventTable(Database database) {
    this.database = database;
  }

  @Override
  public List<RecordedEvent> eventsAfter(UpgradeId id, long version) {
    var history = visible(id);
    var events = new ArrayList<RecordedEvent>();
    for (var i = (int) version; i < history.size(); i++) {
      events.add(new RecordedEvent(i + 1, history.get(i)));
    }
    return events;
  }

  private List<UpgradeEvent> visible(UpgradeId id) {
    var mine = database.transaction().appended.getOrDefault(id, List.of());
    return Database.joined(database.historyOf(id), mine);
  }

  @Override
  public void append(LiveUpgrade before, LiveUpgrade after, List<UpgradeEvent> events) {
    var transaction = database.transaction();
    var mine = transaction.appended.getOrDefault(before.id(), List.of());
    var committed = (int) before.version() - mine.size();
    if (database.mutation != Mutation.EVENTS_WITHOUT_VERSION) {
      database.requireUnchanged(before.id(), committed);
      transaction.basedOn.putIfAbsent(before.id(), committed);
    }
    transaction.appended.put(before.id(), Database.joined(mine, events));
    transaction.summaries.put(before.id(), after.known());
  }

  @Override
  public List<UpgradeSummary> list(UpgradeFilter filter) {
    var all = new LinkedHashMap<>(database.summaries);
    all.putAll(database.transaction().summaries);
    return new ArrayList<>(all.values())
        .reversed().stream()
            .filter(known -> filter.installation().map(known.installation()::equals).orElse(true))
            .filter(known -> filter.states().isEmpty() || filter.states().contains(known.state()))
            .limit(filter.limit())
            .toList();
  }

  @Override
  public UpgradeEvent request(UpgradeId id) {
    return visible(id).getFirst();
  }

  @Override
  public void lockRequests() {
    database.lock("requests");
  }
}
