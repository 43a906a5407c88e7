package dev.stepwise.planner.simulation;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Approved;
import dev.stepwise.planner.application.Bus;
import dev.stepwise.planner.application.CheckedStarts;
import dev.stepwise.planner.application.ConcurrentUpgrade;
import dev.stepwise.planner.application.FollowUps;
import dev.stepwise.planner.application.InMemoryRunTimes;
import dev.stepwise.planner.application.InMemoryWindowStore;
import dev.stepwise.planner.application.InstallationRecords;
import dev.stepwise.planner.application.Installations;
import dev.stepwise.planner.application.LiveUpgrades;
import dev.stepwise.planner.application.Messages;
import dev.stepwise.planner.application.OneAtATime;
import dev.stepwise.planner.application.OutboxRelay;
import dev.stepwise.planner.application.PlanApprovals;
import dev.stepwise.planner.application.PlanChanges;
import dev.stepwise.planner.application.Reports;
import dev.stepwise.planner.application.RollbackPlanning;
import dev.stepwise.planner.application.SealedLog;
import dev.stepwise.planner.application.Signals;
import dev.stepwise.planner.application.StoreUnavailable;
import dev.stepwise.planner.application.Timetables;
import dev.stepwise.planner.application.UpgradeHandler;
import dev.stepwise.planner.application.UpgradeIds;
import dev.stepwise.planner.application.UpgradeRequests;
import dev.stepwise.planner.application.Upgrades;
import dev.stepwise.planner.application.Watchdog;
import dev.stepwise.planner.application.World;
import dev.stepwise.planner.simulation.Topic.Delivery;
import java.time.Duration;
import java.time.InstantSource;

/// One planner process, the real application on the simulated ports. A killed one is replaced by a
/// new one that has forgotten everything.
final class Planner implements Scheduler.Process {
  private static final Duration FRESH = Duration.ofSeconds(30);

  private final Scheduler scheduler;
  private final Database database;
  private final Topic<StepReport> topic;
  private final Reports reports;
  private final Watchdog watchdog;
  private final OutboxRelay relay;
  private final RollbackPlanning rollbacks;
  private final UpgradeHandler handler;
  final UpgradeRequests requests;
  final Upgrades upgrades;
  final PlanApprovals approvals;
  private final CheckedStarts starts;
  private final InstantSource clock;
  private boolean alive = true;

  Planner(
      Scheduler scheduler,
      Database database,
      Topic<StepReport> topic,
      Bus bus,
      SealedLog log,
      InstantSource clock) {
    this.scheduler = scheduler;
    this.database = database;
    this.topic = topic;
    this.clock = clock;
    var config = World.SETTINGS;
    var platforms = World.platforms();
    var store = new EventTable(database);
    var leases = new LeaseTable(database);
    var outbox = new OutboxTable(database);
    var registered = new InstallationTable(database);
    var messages = new Messages(CloudEvent::headers);
    var records = new InstallationRecords(registered, outbox, messages);
    var followUps = new FollowUps(outbox, leases, records, platforms, messages, config);
    var signals = new Signals();
    var oneAtATime = new OneAtATime(store);
    handler = new UpgradeHandler(database, new LiveUpgrades(store), store, followUps, signals);
    var installations = new Installations(registered, records, database, platforms, config, clock);
    requests =
        new UpgradeRequests(
            handler, store, installations, platforms, oneAtATime, new UpgradeIds(), clock);
    var timetables = new Timetables(new InMemoryWindowStore(), new InMemoryRunTimes());
    var changes = new PlanChanges(platforms, registered);
    upgrades =
        new Upgrades(handler, store, database, oneAtATime, changes, timetables, signals, clock);
    approvals = new PlanApprovals(upgrades, handler, timetables, changes, database, clock);
    starts = new CheckedStarts(upgrades, handler, config, clock);
    reports = new Reports(handler, clock);
    watchdog = new Watchdog(leases, outbox, database, handler, followUps, config, clock);
    relay = new OutboxRelay(outbox, bus, database);
    rollbacks = new RollbackPlanning(store, database, handler, log, clock);
  }

  @Override
  public void die() {
    alive = false;
  }

  @Override
  public boolean isAlive() {
    return alive;
  }

  /// Does one of the things that a planner does all the time.
  void work(Chance chance) {
    switch (chance.below(6)) {
      case 0 -> once("watchdog", watchdog::look);
      case 1, 2 -> once("relay", relay::publishNext);
      case 3 -> once("rollbacks", rollbacks::planAll);
      default -> once("reports", this::takeReports);
    }
  }

  void look() {
    once("watchdog", watchdog::look);
  }

  /// A step towards the start: hosts are asked, or start when they have answered not long ago.
  void start(Approved approved, String by) {
    starts.startWhenChecked(approved, clock.instant().minus(FRESH), by);
  }

  /// One thread for each of them, as in the service; what does not succeed is tried again later.
  void once(String name, Runnable work) {
    if (!scheduler.isAtWork(this, name)) {
      scheduler.start(this, name, () -> orLater(work));
    }
  }

  private static void orLater(Runnable work) {
    try {
      work.run();
    } catch (StoreUnavailable | ConcurrentUpgrade | SealedLog.Unavailable _) {
      // later
    }
  }

  private void takeReports() {
    var deliveries = topic.poll();
    var said = deliveries.stream().map(Delivery::value).toList();
    database.because(
        said,
        () ->
            reports.takeAll(said.stream().map(report -> Blindness.of(database, report)).toList()));
    deliveries.forEach(topic::acknowledge);
  }

  Upgrade stateOf(UpgradeId id) {
    return handler.current(id).state();
  }
}
