package dev.stepwise.cli.stack;

import dev.stepwise.cli.topics.Cluster;
import dev.stepwise.cli.topics.Declaration;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.embedded.kafka.EmbeddedKafka;
import dev.stepwise.embedded.postgres.EmbeddedDatabase;
import dev.stepwise.embedded.practice.PracticeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/// What the services stand on: Kafka with its topics, PostgreSQL with its roles, and the practice
/// hosts. Kafka and PostgreSQL can be taken away and put back, as a bad night would.
public final class Foundation implements AutoCloseable {
  private final StackSettings settings;
  private final PracticeRange practice;
  private EmbeddedKafka kafka;
  private EmbeddedDatabase database;

  private Foundation(
      StackSettings settings,
      EmbeddedKafka kafka,
      EmbeddedDatabase database,
      PracticeRange practice) {
    this.settings = settings;
    this.kafka = kafka;
    this.database = database;
    this.practice = practice;
  }

  /// Starts the three at the same time. When one cannot be, the others are stopped again.
  static Foundation lay(StackSettings settings, StackListener listener)
      throws InterruptedException {
    settings.folder().keys().write(List.of(Topics.DEFAULT_ZONE));
    settings.folder().issuer().write();
    listener.waitingFor(List.of("Kafka", "PostgreSQL", "practice hosts"));
    var database =
        CompletableFuture.supplyAsync(() -> database(settings), Thread::startVirtualThread);
    var kafka = CompletableFuture.supplyAsync(() -> kafka(settings), Thread::startVirtualThread);
    var practice =
        CompletableFuture.supplyAsync(() -> practice(settings), Thread::startVirtualThread);
    try {
      return new Foundation(settings, kafka.get(), database.get(), practice.get());
    } catch (InterruptedException e) {
      Stream.of(database, kafka, practice).forEach(Foundation::closeWhenThere);
      throw e;
    } catch (ExecutionException e) {
      Stream.of(database, kafka, practice).forEach(Foundation::closeWhenThere);
      throw new StackTrouble(StackTrouble.reasons(e.getCause()), e);
    }
  }

  private static void closeWhenThere(CompletableFuture<? extends AutoCloseable> part) {
    try {
      part.join().close();
    } catch (Exception _) {
      // it is the one that could not start, and that is said already
    }
  }

  private static EmbeddedKafka kafka(StackSettings settings) {
    var ports = settings.ports();
    var kafka =
        EmbeddedKafka.start(
            settings.folder().kafka(), ports.kafka(), ports.kafkaController(), settings.guard());
    var zones = List.of(Topics.DEFAULT_ZONE);
    if (settings.guard().isPresent()) {
      declare(Declaration.ofUsers(zones, 1), kafka);
    } else {
      kafka.createTopics(Topics.all(zones));
    }
    return kafka;
  }

  private static void declare(Declaration declaration, EmbeddedKafka kafka) {
    try (var cluster = new Cluster(kafka.administrator())) {
      cluster.mend(declaration, true, true);
    }
  }

  private static EmbeddedDatabase database(StackSettings settings) {
    return EmbeddedDatabase.start(settings.folder().postgres(), settings.ports().postgres());
  }

  private static PracticeRange practice(StackSettings settings) {
    var range = range(settings);
    try {
      Files.write(
          installationFile(settings),
          Wire.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(range.installation()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return range;
  }

  private static PracticeRange range(StackSettings settings) {
    var practice = settings.practice();
    return PracticeRange.start(
        settings.playbook(),
        settings.practiceFolder(),
        settings.folder().secrets(practice.folder()),
        practice.scenario());
  }

  /// Switches practice hosts off that a killed stack left on; for before their files are removed.
  static void switchOffLeftovers(StackSettings settings) {
    if (Files.exists(settings.practiceFolder().resolve("power"))) {
      range(settings).close();
    }
  }

  private static Path installationFile(StackSettings settings) {
    return settings.practiceFolder().resolve("installation.json");
  }

  /// The practice installation as a document, ready to be registered.
  public Path installationFile() {
    return installationFile(settings);
  }

  /// Where Kafka answers.
  public synchronized String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /// The practice hosts.
  public PracticeRange practice() {
    return practice;
  }

  /// PostgreSQL as it runs now.
  public synchronized EmbeddedDatabase database() {
    return database;
  }

  /// What a Kafka client sets that may do everything here.
  public synchronized Map<String, Object> kafkaAdministrator() {
    return kafka.administrator();
  }

  Configuration configuration() {
    return new Configuration(settings, database, practice.identity());
  }

  /// Takes Kafka away.
  public synchronized void stopKafka() {
    kafka.close();
  }

  /// Puts Kafka back, with everything that it had.
  public synchronized void startKafka() {
    kafka = kafka(settings);
  }

  /// Takes PostgreSQL away.
  public synchronized void stopDatabase() {
    database.close();
  }

  /// Puts PostgreSQL back, with everything that it had.
  public synchronized void startDatabase() {
    database = database(settings);
  }

  @Override
  public synchronized void close() {
    Stream.of(practice, kafka, database)
        .map(part -> CompletableFuture.runAsync(() -> closePart(part), Thread::startVirtualThread))
        .toList()
        .forEach(CompletableFuture::join);
  }

  private static void closePart(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      throw new StackTrouble("Expected to stop " + part.getClass().getSimpleName(), e);
    }
  }
}
