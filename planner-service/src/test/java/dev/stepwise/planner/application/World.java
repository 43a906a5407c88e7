package dev.stepwise.planner.application;

import dev.stepwise.contracts.ApprovalRules;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.planner.config.PlannerConfig;
import dev.stepwise.playbook.Loaded;
import dev.stepwise.playbook.Playbooks;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The whole application on adapters in memory, with a clock that is set by hand.
public final class World {
  public static final InstallationId TOY = new InstallationId("toy-1");
  static final Path PLAYBOOKS = Path.of("src/test/resources/playbooks");

  private static final SortedMap<String, Loaded> PLATFORMS = Playbooks.loadAll(PLAYBOOKS);

  public static final PlannerConfig SETTINGS = new Settings();

  private Instant now = Instant.parse("2026-01-01T12:00:00Z");
  final InMemoryUpgradeStore store = new InMemoryUpgradeStore();
  final InMemoryOutbox outbox = new InMemoryOutbox();
  final PlannerConfig config = SETTINGS;
  final InMemoryLeases leases =
      new InMemoryLeases(() -> now, config.commandsValid(), config.lease());
  final InMemoryInstallationStore installationStore = new InMemoryInstallationStore();
  final Transactions transactions =
      new InMemory.TransactionsOf(List.of(store, outbox, leases, installationStore));
  final Platforms platforms = platforms();
  final Signals signals = new Signals();
  private final Messages messages = new Messages(CloudEvent::headers);
  private final InstallationRecords records =
      new InstallationRecords(installationStore, outbox, messages);
  final FollowUps followUps = new FollowUps(outbox, leases, records, platforms, messages, config);
  final UpgradeHandler handler =
      new UpgradeHandler(transactions, new LiveUpgrades(store), store, followUps, signals);
  final OneAtATime oneAtATime = new OneAtATime(store);
  final Installations installations =
      new Installations(installationStore, records, transactions, platforms, config, () -> now);
  final UpgradeRequests requests =
      new UpgradeRequests(
          handler, store, installations, platforms, oneAtATime, new UpgradeIds(), () -> now);
  final InMemoryWindowStore windowStore = new InMemoryWindowStore();
  final InMemoryRunTimes runTimes = new InMemoryRunTimes();
  final Timetables timetables = new Timetables(windowStore, runTimes);
  final PlanChanges changes = new PlanChanges(platforms, installationStore);
  final Upgrades upgrades =
      new Upgrades(
          handler, store, transactions, oneAtATime, changes, timetables, signals, () -> now);
  final Timing timing = new Timing(upgrades, handler, timetables, transactions, () -> now);
  final PlanApprovals approvals =
      new PlanApprovals(upgrades, handler, timetables, changes, transactions, () -> now);
  final CheckedStarts starts = new CheckedStarts(upgrades, handler, config, () -> now);
  final Timekeeper timekeeper =
      new Timekeeper(
          store, transactions, handler, starts, timing, approvals, timetables, () -> now);
  final Reports reports = new Reports(handler, () -> now);
  final Watchdog watchdog =
      new Watchdog(leases, outbox, transactions, handler, followUps, config, () -> now);
  final RollbackPlanning rollbacks =
      new RollbackPlanning(store, transactions, handler, this::sealed, () -> now);

  void pass(Duration time) {
    now = now.plus(time);
  }

  Instant now() {
    return now;
  }

  private List<dev.stepwise.contracts.upgrade.UpgradeEvent> sealed(UpgradeId id) {
    return store.eventsAfter(id, 0).stream().map(RecordedEvent::event).toList();
  }

  public static Platforms platforms() {
    return new Platforms(() -> PLATFORMS);
  }

  public static Installation toy(InstallationId id) {
    return new Installation(
        id,
        "toy",
        "Toy",
        "plain",
        Stream.of("a", "b").map(host -> host(id + "-" + host)).toList(),
        new TreeMap<>(),
        Optional.of(ApprovalRules.PRACTICE));
  }

  private static InstalledHost host(String id) {
    return new InstalledHost(
        new dev.stepwise.contracts.HostId(id),
        List.of("server"),
        id + ".example",
        22,
        "root",
        "default",
        List.of("ssh-ed25519 AAAA"),
        new TreeMap<>());
  }

  private record Settings() implements PlannerConfig {
    @Override
    public Path playbooks() {
      return PLAYBOOKS;
    }

    @Override
    public Duration playbooksCheckedEvery() {
      return Duration.ofSeconds(5);
    }

    @Override
    public URI auditUrl() {
      return URI.create("http://127.0.0.1:1");
    }

    @Override
    public Duration lease() {
      return Duration.ofSeconds(10);
    }

    @Override
    public Duration factsLease() {
      return Duration.ofSeconds(10);
    }

    @Override
    public Duration planWithin() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration commandsValid() {
      return Duration.ofMinutes(15);
    }

    @Override
    public Optional<Path> signingKey() {
      return Optional.empty();
    }

    @Override
    public Optional<Path> executorKeys() {
      return Optional.empty();
    }

    @Override
    public List<String> zones() {
      return List.of("default");
    }

    @Override
    public long largestRequest() {
      return 1_000_000;
    }
  }
}
