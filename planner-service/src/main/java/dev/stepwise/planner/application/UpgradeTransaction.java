package dev.stepwise.planner.application;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.domain.Decision;
import dev.stepwise.planner.domain.Decision.Accepted;
import dev.stepwise.planner.domain.Decision.Rejected;
import dev.stepwise.planner.domain.FollowUp;
import dev.stepwise.planner.domain.UpgradeCommand;
import dev.stepwise.planner.domain.UpgradeDecider;
import dev.stepwise.planner.domain.UpgradeReactor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is decided in one transaction: a command, and those that follow from it.
final class UpgradeTransaction {
  private static final UpgradeDecider DECIDER = new UpgradeDecider();
  private static final UpgradeReactor REACTOR = new UpgradeReactor();

  private final LiveUpgrades upgrades;
  private final UpgradeStore store;
  private final FollowUps followUps;
  private final Map<UpgradeId, LiveUpgrade> changed = new LinkedHashMap<>();

  UpgradeTransaction(LiveUpgrades upgrades, UpgradeStore store, FollowUps followUps) {
    this.upgrades = upgrades;
    this.store = store;
    this.followUps = followUps;
  }

  LiveUpgrade current(UpgradeId id) {
    var mine = changed.get(id);
    return mine == null ? upgrades.current(id) : mine;
  }

  Collection<LiveUpgrade> changed() {
    return List.copyOf(changed.values());
  }

  Decision<UpgradeEvent> decide(UpgradeCommand command) {
    var before = current(command.upgradeId());
    var decision = DECIDER.decide(before.state(), command);
    if (decision instanceof Accepted<UpgradeEvent>(var events)) {
      record(before, events);
    }
    return decision;
  }

  private void record(LiveUpgrade before, List<UpgradeEvent> events) {
    var after = before;
    var next = new ArrayList<FollowUp>();
    for (var event : events) {
      after = after.then(event);
      next.addAll(REACTOR.react(after.state(), event));
    }
    store.append(before, after, events);
    changed.put(after.id(), after);
    followUps.publish(before.version(), events);
    followUps.carryOut(after.state(), next, events.getLast().at()).forEach(this::insist);
  }

  /// A command that follows from a fact is part of it: rejected, the fact cannot be recorded.
  private void insist(UpgradeCommand command) {
    if (decide(command) instanceof Rejected<UpgradeEvent> rejected) {
      throw new NotAgreed(rejected);
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
