package dev.stepwise.systemtests.campaign;

import dev.stepwise.cli.api.AuditApi;
import dev.stepwise.cli.api.PlannerApi;
import dev.stepwise.cli.stack.LocalStack;
import dev.stepwise.cli.stack.Ports;
import dev.stepwise.cli.stack.Practice;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.cli.stack.StackFolder;
import dev.stepwise.cli.stack.StackListener;
import dev.stepwise.cli.stack.StackSettings;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.failpoint.Failpoint;
import dev.stepwise.embedded.practice.PracticeDescription;
import dev.stepwise.embedded.practice.PracticeRange;
import dev.stepwise.systemtests.campaign.SmallDisk.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The stack on which the campaign is fought, as anybody would start it, with somebody who listens
/// to its notices. What the services logged stays in `target/campaign/logs`.
final class CampaignStack implements AutoCloseable {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path PLACE = Path.of("target/campaign").toAbsolutePath().normalize();
  private static final Path PLAYBOOKS = PLACE.resolveSibling("campaign-playbooks");
  private static final String ACTOR = "campaign";
  private static final int SPARE_MEGABYTES = 100;

  private final Tide tide;
  private final Duration lease;
  private final Megaphone megaphone = new Megaphone();
  private final Path failpoints = PLACE.resolveSibling("campaign-failpoints");
  private final LocalStack stack;
  private final Database database;
  private final Witness witness;
  private String release = "1";
  private final Map<InstallationId, String> elsewhere = new ConcurrentHashMap<>();

  CampaignStack(Tide tide, Duration lease) throws InterruptedException {
    this(tide, lease, Map.of(), Map.of());
  }

  /// With settings of its own.
  ///
  /// @param environment what services find in it, each
  CampaignStack(
      Tide tide,
      Duration lease,
      Map<String, String> properties,
      Map<Service, Map<String, String>> environment)
      throws InterruptedException {
    this.tide = tide;
    this.lease = lease;
    this.stack = LocalStack.start(settings(properties, environment), new Quiet());
    this.database = new Database(stack);
    this.witness = new Witness(audit());
  }

  private StackSettings settings(
      Map<String, String> properties, Map<Service, Map<String, String>> environment) {
    tide.write(PLAYBOOKS);
    try {
      Files.createDirectories(failpoints);
      for (var failpoint : Failpoint.values()) {
        Files.deleteIfExists(failpoints.resolve(failpoint.name()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to disarm all failpoints", e);
    }
    return new StackSettings(
        HOME,
        new StackFolder(PLACE),
        true,
        Ports.firstFree(),
        new Practice(Tide.PLATFORM, PracticeDescription.DEFAULT),
        PLAYBOOKS,
        properties(properties),
        Optional.empty(),
        environment);
  }

  private Map<String, String> properties(Map<String, String> more) {
    var all =
        new HashMap<>(
            Map.of(
                Failpoint.FOLDER,
                failpoints.toString(),
                "planner.lease",
                lease.toString(),
                "executor.heartbeat",
                lease.dividedBy(5).toString(),
                "notifier.claim",
                "PT20S",
                "notifier.slack.webhook-url",
                "file:" + webhook()));
    all.putAll(more);
    return all;
  }

  /// A webhook is a secret, so the notifier is told where it stands.
  private Path webhook() {
    try {
      return Files.writeString(
          failpoints.resolve("megaphone.webhook"), megaphone.webhook().toString());
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to write down the webhook", e);
    }
  }

  /// The next upgrade begins; it runs when this returns.
  Scene setOut() throws InterruptedException {
    release = Tide.after(release);
    var range = stack.foundation().practice();
    return on(range, Voyage.to(release, database, planner(), range.installation()));
  }

  /// The way back of an upgrade that is over begins.
  Scene goBack(Voyage voyage) throws InterruptedException {
    release = Integer.toString(Integer.parseInt(release) - 1);
    return on(stack.foundation().practice(), voyage.back());
  }

  /// Hosts of their own, with an installation of their own.
  ///
  /// @param name of the installation
  /// @param reached how each host is reached
  Elsewhere elsewhere(String name, Elsewhere.Hosts hosts, UnaryOperator<InstalledHost> reached)
      throws IOException {
    var key = stack.foundation().practice().identity();
    var started =
        Elsewhere.start(hosts, PLAYBOOKS.resolve(Tide.PLATFORM), folder(name), key, reached);
    planner().register(started.installation());
    return started;
  }

  /// Where hosts of their own live.
  Path folder(String name) {
    return stack.folder().practice(name);
  }

  /// An upgrade on those hosts begins.
  Scene setOut(Elsewhere hosts) throws InterruptedException {
    var id = hosts.installation().id();
    var to = elsewhere.merge(id, "2", (before, _) -> Tide.after(before));
    return on(hosts.range(), Voyage.to(to, database, planner(), hosts.installation()));
  }

  private Scene on(PracticeRange range, Voyage voyage) {
    return new Scene(stack, database, range, voyage, failpoints, lease);
  }

  HistoryReader reader(PracticeRange range, List<UpgradeId> upgrades) {
    var ids = upgrades.stream().map(UpgradeId::value).collect(Collectors.toSet());
    return new HistoryReader(
        database,
        new HostReader(range, ids),
        new ChronicleReader(database, audit()),
        new LogReader(database, audit(), witness),
        megaphone,
        upgrades);
  }

  /// Kafka's data move to a disk of their own until that is closed.
  SmallDisk kafkaOnSmallDisk() {
    var foundation = stack.foundation();
    return onSmallDisk("kafka", new User(foundation::stopKafka, foundation::startKafka));
  }

  /// PostgreSQL's data move to a disk of their own until that is closed.
  SmallDisk databaseOnSmallDisk() {
    var foundation = stack.foundation();
    return onSmallDisk(
        "postgres/cluster", new User(foundation::stopDatabase, foundation::startDatabase));
  }

  private SmallDisk onSmallDisk(String folder, User user) {
    return SmallDisk.under(stack.folder().root().resolve(folder), SPARE_MEGABYTES, user);
  }

  LocalStack stack() {
    return stack;
  }

  Tide tide() {
    return tide;
  }

  Witness witness() {
    return witness;
  }

  void register() {
    planner().register(stack.foundation().practice().installation());
  }

  private PlannerApi planner() {
    return new PlannerApi(stack.url(Service.PLANNER), stack.signIn(ACTOR));
  }

  private AuditApi audit() {
    return new AuditApi(stack.url(Service.AUDIT), stack.signIn(ACTOR));
  }

  @Override
  public void close() {
    stack.close();
    megaphone.close();
  }

  /// The deaths are the point; only what nobody asked for is said.
  private static final class Quiet implements StackListener {
    @Override
    public void waitingFor(List<String> parts) {
      // nobody looks
    }

    @Override
    public void stoppedLeftovers(long processes) {
      System.out.println("stopped leftovers: " + processes);
    }

    @Override
    public void died(Service service, int exitCode) {
      if (exitCode != 137) {
        System.out.println("died by itself: " + service.word() + " " + exitCode);
      }
    }

    @Override
    public void isBack(Service service) {
      // the recovery shows it
    }

    @Override
    public void gaveUp(Service service, String why) {
      System.out.println(why);
    }
  }
}
