package dev.stepwise.planner.application;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.domain.Awaited;
import dev.stepwise.planner.domain.Decision;
import dev.stepwise.planner.domain.Decision.Accepted;
import dev.stepwise.planner.domain.Decision.Rejected;
import dev.stepwise.planner.domain.FollowUp;
import dev.stepwise.planner.domain.UpgradeCommand;
import dev.stepwise.planner.domain.UpgradeDecider;
import dev.stepwise.planner.domain.UpgradeReactor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is decided in one transaction: commands, and those that follow from them. Each sees what
/// those before it changed; nothing is written before the end.
final class UpgradeTransaction {
  private static final UpgradeDecider DECIDER = new UpgradeDecider();
  private static final UpgradeReactor REACTOR = new UpgradeReactor();

  private final LiveUpgrades upgrades;
  private final UpgradeStore store;
  private final FollowUps followUps;
  private final Map<UpgradeId, LiveUpgrade> read = new HashMap<>();
  private final SortedMap<UpgradeId, Change> changes = new TreeMap<>();
  private final Consequences consequences = new Consequences();

  UpgradeTransaction(LiveUpgrades upgrades, UpgradeStore store, FollowUps followUps) {
    this.upgrades = upgrades;
    this.store = store;
    this.followUps = followUps;
  }

  /// As it was when it was first looked at here, with what was decided since. When others change it
  /// meanwhile, nothing can be written to it, and all is decided again.
  LiveUpgrade current(UpgradeId id) {
    var mine = changes.get(id);
    return mine == null ? read.computeIfAbsent(id, upgrades::current) : mine.after();
  }

  List<LiveUpgrade> changed() {
    return changes.values().stream().map(Change::after).toList();
  }

  Decision<UpgradeEvent> decide(UpgradeCommand command) {
    var before = current(command.upgradeId());
    var decision = DECIDER.decide(before.state(), command);
    if (decision instanceof Accepted<UpgradeEvent>(var events) && !events.isEmpty()) {
      record(before, events);
    }
    return decision;
  }

  /// No fact worth keeping: only that somebody is there.
  void keepAwaiting(Awaited awaited) {
    consequences.renew(awaited);
  }

  /// Writes all that was decided. The histories come first, always in the same order: whoever
  /// appends to one of them waits there, so the outbox gets its messages in order.
  void write() {
    changes
        .values()
        .forEach(change -> store.append(change.before(), change.after(), change.events()));
    followUps.write(consequences);
  }

  private void record(LiveUpgrade before, List<UpgradeEvent> events) {
    var after = before;
    var next = new ArrayList<FollowUp>();
    for (var event : events) {
      after = after.then(event);
      next.addAll(REACTOR.react(after.state(), event));
    }
    changes.merge(before.id(), new Change(before, after, events), Change::and);
    followUps.publish(before.version(), events, consequences);
    followUps
        .carryOut(after.state(), next, events.getLast().at(), consequences)
        .forEach(this::insist);
  }

  /// A command that follows from a fact is part of it: rejected, the fact cannot be recorded.
  private void insist(UpgradeCommand command) {
    if (decide(command) instanceof Rejected<UpgradeEvent> rejected) {
      throw new NotAgreed(rejected);
    }
  }

  /// @param before as it is in the store
  private record Change(LiveUpgrade before, LiveUpgrade after, List<UpgradeEvent> events) {
    Change and(Change later) {
      var all = new ArrayList<>(events);
      all.addAll(later.events);
      return new Change(before, later.after, all);
    }
  }

  /// Undoes the transaction and carries the reason out of it.
  static final class NotAgreed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Rejected<UpgradeEvent> rejection;

    NotAgreed(Rejected<UpgradeEvent> rejection) {
      super(rejection.message());
      this.rejection = rejection;
    }

    Rejected<UpgradeEvent> rejection() {
      return rejection;
    }
  }
}
