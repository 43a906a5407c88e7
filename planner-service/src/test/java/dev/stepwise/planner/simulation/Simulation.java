package dev.stepwise.planner.simulation;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.estate.Registered;
import dev.stepwise.contracts.execution.StepCommand;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.application.OutboxQueue.Waiting;
import dev.stepwise.planner.application.SealedLog;
import dev.stepwise.planner.application.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One world out of one seed. First everything goes wrong, in any order; then nothing more does,
/// and every upgrade has to come to its end.
final class Simulation {
  private static final int TURNS_OF_CHAOS = 1_000;
  private static final int MOST_TURNS = 60_000;

  private final long seed;
  private final Mutation mutation;
  private final Chance chance;
  private final Scheduler scheduler;
  private final Checker checker = new Checker();
  private final Database database;
  private final Topic<StepCommand> commands;
  private final Topic<StepReport> reports;
  private final Hosts hosts;
  private final List<Executor> executors = new ArrayList<>();
  private final List<Planner> planners = new ArrayList<>();
  private final Map<UpgradeId, List<UpgradeEvent>> told = new LinkedHashMap<>();
  private final People people;
  private Instant now = Instant.parse("2026-01-01T12:00:00Z");

  Simulation(long seed, Mutation mutation) {
    this.seed = seed;
    this.mutation = mutation;
    chance = new Chance(seed);
    scheduler = new Scheduler(chance);
    database = new Database(scheduler, chance, this::now, checker, mutation);
    commands = new Topic<>(chance, this::now);
    reports = new Topic<>(chance, this::now);
    people = new People(chance);
    hosts = hosts();
    checker.asks(attempt -> hosts.get(attempt.host()).isDone(attempt));
    for (var name : List.of("executor-1", "executor-2")) {
      executors.add(new Executor(name, chance, this::now, commands, reports, hosts, mutation));
      planners.add(planner());
    }
  }

  private Instant now() {
    return now;
  }

  private Hosts hosts() {
    var byId = new LinkedHashMap<HostId, Host>();
    World.toy(World.TOY)
        .hosts()
        .forEach(host -> byId.put(host.id(), new Host(chance, this::now, checker, mutation)));
    return new Hosts(byId);
  }

  private Planner planner() {
    return new Planner(scheduler, database, reports, this::publish, this::sealed, this::now);
  }

  /// What came of a seed.
  ///
  /// @param starts how many attempts were started
  record Result(int upgrades, int starts) {}

  /// @throws Violation when something is as it must never be
  Result run() {
    try {
      live();
      return new Result(database.histories.size(), checker.starts());
    } catch (RuntimeException e) {
      throw new Violation("Seed %d: %s".formatted(seed, e.getMessage())).because(e);
    } finally {
      scheduler.endAll();
    }
  }

  private void live() {
    var toy = World.toy(World.TOY);
    database.installations.put(toy.id(), new Registered(toy, Optional.empty(), 1));
    for (var turn = 0; turn < TURNS_OF_CHAOS; turn++) {
      turn();
    }
    chance.calm();
    executors.forEach(Executor::thaw);
    for (var turn = 0; !isOver(); turn++) {
      if (turn == MOST_TURNS) {
        throw new Violation("Expected every upgrade to end, but they are " + statesByName());
      }
      turn();
    }
    new Aftermath(database, checker, told).check(planners);
  }

  private void turn() {
    replaceTheDead();
    var planner = chance.oneOf(planners);
    switch (chance.below(16)) {
      case 0 -> letTimePass();
      case 1 -> fault();
      case 2 -> people.ask(planner, database);
      case 3, 4, 5 -> planner.work(chance);
      case 6, 7, 8 -> scheduler.resumeOne();
      case 9 -> chance.oneOf(hosts.all()).arrive();
      default -> chance.oneOf(executors).act();
    }
  }

  private void replaceTheDead() {
    planners.replaceAll(planner -> planner.isAlive() ? planner : planner());
  }

  private void letTimePass() {
    now = now.plus(Duration.ofMillis(chance.below(1_500)));
    planners.forEach(Planner::look);
  }

  private void fault() {
    if (chance.isCalm()) {
      return;
    }
    switch (chance.below(40)) {
      case 0 -> chance.oneOf(executors).killAndRestart();
      case 1 -> chance.oneOf(executors).freeze();
      case 2 -> chance.oneOf(hosts.all()).reboot();
      case 3 -> commands.rewind();
      case 4 -> reports.rewind();
      case 5 -> now = now.plusSeconds(chance.below(60));
      default -> {}
    }
  }

  /// The connection may break anywhere; what went out before is not always confirmed.
  private List<Waiting> publish(List<Waiting> messages) {
    scheduler.point();
    var sent = chance.strikes(0.1) ? chance.below(messages.size() + 1) : messages.size();
    messages.subList(0, sent).forEach(this::send);
    scheduler.point();
    if (mutation == Mutation.RELAY_THAT_TRUSTS) {
      return messages;
    }
    return messages.subList(0, chance.strikes(0.05) ? chance.below(sent + 1) : sent);
  }

  private void send(Waiting message) {
    var event = CloudEvent.of(message.headers(), message.value());
    if (message.topic().equals(Topics.UPGRADES)) {
      var fact = event.message(UpgradeEvent.class);
      var sequence = (int) event.sequence().orElseThrow();
      Aftermath.tell(
          told.computeIfAbsent(fact.upgradeId(), _ -> new ArrayList<>()), sequence, fact);
    } else if (message.topic().startsWith(Topics.steps(""))) {
      commands.send(message.key(), event.message(StepCommand.class));
    }
  }

  /// Audit has sealed what it was told, or does not answer.
  private List<UpgradeEvent> sealed(UpgradeId id) {
    if (chance.strikes(0.3)) {
      throw new SealedLog.Unavailable("audit is away", new IllegalStateException());
    }
    return List.copyOf(told.getOrDefault(id, List.of()));
  }

  private boolean isOver() {
    return database.outbox.isEmpty()
        && database.leases.isEmpty()
        && !database.histories.isEmpty()
        && database.histories.keySet().stream()
            .allMatch(id -> StateName.of(checker.stateOf(id)).isOver());
  }

  private Map<UpgradeId, StateName> statesByName() {
    var names = new LinkedHashMap<UpgradeId, StateName>();
    database.histories.keySet().forEach(id -> names.put(id, StateName.of(checker.stateOf(id))));
    return names;
  }
}
