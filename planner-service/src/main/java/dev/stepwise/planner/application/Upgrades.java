package dev.stepwise.planner.application;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.PauseMode;
import dev.stepwise.contracts.upgrade.Timetable;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Approved;
import dev.stepwise.contracts.upgrade.Upgrade.Held;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeSummary;
import dev.stepwise.planner.domain.Decision;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.Decision.Rejected;
import dev.stepwise.planner.domain.UpgradeCommand;
import dev.stepwise.planner.domain.UpgradeCommand.Cancel;
import dev.stepwise.planner.domain.UpgradeCommand.Confirm;
import dev.stepwise.planner.domain.UpgradeCommand.Exclude;
import dev.stepwise.planner.domain.UpgradeCommand.MarkDone;
import dev.stepwise.planner.domain.UpgradeCommand.OfferWindow;
import dev.stepwise.planner.domain.UpgradeCommand.Pause;
import dev.stepwise.planner.domain.UpgradeCommand.Resume;
import dev.stepwise.planner.domain.UpgradeCommand.Retry;
import dev.stepwise.planner.domain.UpgradeCommand.Start;
import dev.stepwise.planner.domain.UpgradeCommand.Stop;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;

/// What people ask of upgrades that exist. All of it fails with [NotKnown] when there is no such
/// upgrade.
@ApplicationScoped
public class Upgrades {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final UpgradeHandler handler;
  private final UpgradeStore store;
  private final Transactions transactions;
  private final OneAtATime oneAtATime;
  private final PlanChanges changes;
  private final Timetables timetables;
  private final Signals signals;
  private final InstantSource clock;

  public Upgrades(
      UpgradeHandler handler,
      UpgradeStore store,
      Transactions transactions,
      OneAtATime oneAtATime,
      PlanChanges changes,
      Timetables timetables,
      Signals signals,
      InstantSource clock) {
    this.handler = handler;
    this.store = store;
    this.transactions = transactions;
    this.oneAtATime = oneAtATime;
    this.changes = changes;
    this.timetables = timetables;
    this.signals = signals;
    this.clock = clock;
  }

  public LiveUpgrade get(UpgradeId id) {
    var live = handler.current(id);
    if (live.version() == 0) {
      throw new NotKnown(
          "Expected an upgrade, but there is no '%s'; GET /api/v1/upgrades lists them"
              .formatted(id));
    }
    return live;
  }

  public List<UpgradeSummary> list(UpgradeFilter filter) {
    return transactions.inOne(() -> store.list(filter));
  }

  public List<RecordedEvent> eventsAfter(UpgradeId id, long version) {
    return transactions.inOne(() -> store.eventsAfter(id, version));
  }

  /// The upgrade as soon as it is as wanted, or else as it is when the time is over.
  public LiveUpgrade await(UpgradeId id, Predicate<LiveUpgrade> wanted, Duration atMost) {
    var end = clock.instant().plus(atMost);
    while (true) {
      var signal = signals.next(id);
      var live = get(id);
      if (wanted.test(live) || !clock.instant().isBefore(end)) {
        return live;
      }
      Signals.await(signal, LOOK_EVERY);
    }
  }

  public Decision<UpgradeEvent> cancel(UpgradeId id, String reason, String by) {
    return unlessUndone(new Cancel(id, reason, by, clock.instant()));
  }

  public Decision<UpgradeEvent> pause(UpgradeId id, PauseMode mode, String reason, String by) {
    return unlessUndone(new Pause(id, mode, reason, by, clock.instant()));
  }

  public Decision<UpgradeEvent> resume(UpgradeId id, String by) {
    return unlessUndone(new Resume(id, by, clock.instant()));
  }

  public Decision<UpgradeEvent> start(UpgradeId id, String by) {
    get(id);
    return handler.decide(transaction -> {
      var now = clock.instant();
      return transaction.decide(start(transaction.current(id).state(), id, by, now));
    });
  }

  private Start start(Upgrade state, UpgradeId id, String by, Instant now) {
    return state instanceof Approved approved
        ? new Start(
            id,
            changes.since(approved.plan()),
            by,
            now,
            Optional.of(timetables.admission(approved.plan(), now)))
        : new Start(id, by, now);
  }

  public Decision<UpgradeEvent> confirm(UpgradeId id, int stage, List<String> items, String by) {
    return unlessUndone(new Confirm(id, stage, items, by, clock.instant()));
  }

  public Decision<UpgradeEvent> retry(UpgradeId id, Optional<HostId> host, String by) {
    var now = clock.instant();
    moveToOpenWindow(id, now);
    return unlessUndone(new Retry(id, host, by, now));
  }

  /// What was held until its window had closed goes by the one that is open now, if there is one.
  private void moveToOpenWindow(UpgradeId id, Instant now) {
    handler.decide(transaction ->
        transaction.current(id).state() instanceof Held held
            ? transaction.decide(offer(held, now))
            : new Rejected<>(Reason.STALE, "Expected it to be held, but it is not"));
  }

  private OfferWindow offer(Held held, Instant now) {
    var plan = held.progress().plan();
    return new OfferWindow(
        held.id(), new Timetable(timetables.times(plan), timetables.open(plan, now)), now);
  }

  public Decision<UpgradeEvent> markDone(
      UpgradeId id, HostId host, String evidence, SortedMap<String, String> facts, String by) {
    return unlessUndone(new MarkDone(id, host, evidence, facts, by, clock.instant()));
  }

  public Decision<UpgradeEvent> exclude(UpgradeId id, HostId host, String reason, String by) {
    return unlessUndone(new Exclude(id, host, reason, by, clock.instant()));
  }

  public Decision<UpgradeEvent> stop(UpgradeId id, String reason, String by) {
    return unlessUndone(new Stop(id, reason, by, clock.instant()));
  }

  private Decision<UpgradeEvent> unlessUndone(UpgradeCommand command) {
    var installation = get(command.upgradeId()).known().installation();
    return handler.decide(transaction ->
        oneAtATime
            .ifNotBeingUndone(installation, command.upgradeId())
            .orElseGet(() -> transaction.decide(command)));
  }
}
