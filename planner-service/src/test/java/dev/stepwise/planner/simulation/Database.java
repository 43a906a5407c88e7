package dev.stepwise.planner.simulation;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.estate.Registered;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeSummary;
import dev.stepwise.planner.application.ConcurrentUpgrade;
import dev.stepwise.planner.application.OutboxQueue.Waiting;
import dev.stepwise.planner.application.StoreUnavailable;
import dev.stepwise.planner.application.Transactions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// What PostgreSQL keeps at READ COMMITTED: a transaction sees what others have committed and what
/// it wrote itself; what it wrote takes effect at its commit, which can fail in either way.
final class Database implements Transactions {
  final InstantSource clock;
  final Checker checker;
  final Map<UpgradeId, List<UpgradeEvent>> histories = new LinkedHashMap<>();
  final Map<UpgradeId, UpgradeSummary> summaries = new LinkedHashMap<>();
  final Map<LeaseTable.Place, LeaseTable.Lease> leases = new LinkedHashMap<>();
  final NavigableMap<Long, Waiting> outbox = new TreeMap<>();
  final SortedMap<InstallationId, Registered> installations = new TreeMap<>();
  final Mutation mutation;
  private final Scheduler scheduler;
  private final Chance chance;
  private final Map<Object, Transaction> open = new LinkedHashMap<>();
  private final Map<String, Transaction> locks = new LinkedHashMap<>();
  private final Map<Object, List<StepReport>> causes = new LinkedHashMap<>();
  private long ids;

  Database(
      Scheduler scheduler, Chance chance, InstantSource clock, Checker checker, Mutation mutation) {
    this.mutation = mutation;
    this.scheduler = scheduler;
    this.chance = chance;
    this.clock = clock;
    this.checker = checker;
  }

  /// What one transaction has written so far.
  static final class Transaction {
    final Map<UpgradeId, List<UpgradeEvent>> appended = new LinkedHashMap<>();
    final Map<UpgradeId, Integer> basedOn = new LinkedHashMap<>();
    final Map<UpgradeId, UpgradeSummary> summaries = new LinkedHashMap<>();
    final List<Runnable> others = new ArrayList<>();
  }

  @Override
  public <T> T inOne(Supplier<T> work) {
    var task = scheduler.current().orElse(this);
    if (open.containsKey(task)) {
      return work.get();
    }
    scheduler.point();
    if (chance.strikes(0.005)) {
      throw away();
    }
    var transaction = new Transaction();
    open.put(task, transaction);
    try {
      var result = work.get();
      scheduler.point();
      end(transaction);
      return result;
    } finally {
      open.remove(task);
      locks.values().removeIf(owner -> owner == transaction);
    }
  }

  /// The connection may break before the commit, or after it: then it is done, but nobody is told.
  private void end(Transaction transaction) {
    if (chance.strikes(0.005)) {
      throw away();
    }
    commit(transaction);
    if (chance.strikes(0.005)) {
      throw away();
    }
    scheduler.point();
  }

  private static StoreUnavailable away() {
    return new StoreUnavailable(new IllegalStateException("the database is away"));
  }

  private void commit(Transaction transaction) {
    transaction.basedOn.forEach(this::requireUnchanged);
    transaction.appended.forEach((id, events) -> histories.merge(id, events, Database::joined));
    summaries.putAll(transaction.summaries);
    transaction.others.forEach(Runnable::run);
    checker.committed(this, transaction.appended, causes());
  }

  void requireUnchanged(UpgradeId id, int version) {
    if (historyOf(id).size() != version) {
      throw new ConcurrentUpgrade("Expected upgrade '%s' at version %d".formatted(id, version));
    }
  }

  List<UpgradeEvent> historyOf(UpgradeId id) {
    return histories.getOrDefault(id, List.of());
  }

  static <T> List<T> joined(List<T> one, List<T> other) {
    var all = new ArrayList<>(one);
    all.addAll(other);
    return List.copyOf(all);
  }

  /// Of the task that runs now.
  Transaction transaction() {
    scheduler.point();
    var transaction = open.get(scheduler.current().orElse(this));
    if (transaction == null) {
      throw new Violation("Expected a transaction");
    }
    return transaction;
  }

  /// Waits until nobody else has that lock.
  void lock(String name) {
    var mine = transaction();
    while (locks.containsKey(name) && locks.get(name) != mine) {
      scheduler.stepAside();
    }
    locks.put(name, mine);
  }

  boolean tryLock(String name) {
    var mine = transaction();
    return locks.computeIfAbsent(name, _ -> mine) == mine;
  }

  long nextId() {
    return ++ids;
  }

  /// Does the work with reports as the reason for all that it changes.
  void because(List<StepReport> reports, Runnable work) {
    var task = scheduler.current().orElse(this);
    causes.put(task, reports);
    try {
      work.run();
    } finally {
      causes.remove(task);
    }
  }

  private List<StepReport> causes() {
    return causes.getOrDefault(scheduler.current().orElse(this), List.of());
  }
}
