package dev.stepwise.embedded;

import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.embedded.kafka.EmbeddedKafka;
import dev.stepwise.embedded.keys.KeyFolder;
import dev.stepwise.embedded.keys.LocalIssuer;
import dev.stepwise.embedded.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The one Kafka and the one PostgreSQL of a test run: started when first asked for, on free ports
/// in a new folder, stopped and removed when the process ends.
public final class TestStack {
  private TestStack() {}

  /// The broker, with every topic of the zone `default`.
  public static EmbeddedKafka kafka() {
    return OnlyKafka.KAFKA;
  }

  /// The database, with every role and schema, all empty.
  public static EmbeddedDatabase database() {
    return OnlyDatabase.DATABASE;
  }

  /// The keys of the planner and of the executors of the zone `default`.
  public static KeyFolder keys() {
    return OnlyKeys.KEYS;
  }

  /// Who signs the tokens of people; its key is made beside [#keys].
  public static LocalIssuer issuer() {
    return new LocalIssuer(keys().folder());
  }

  private static <T extends AutoCloseable> T untilExit(Path folder, T server) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder, server)));
    return server;
  }

  private static void remove(Path folder, AutoCloseable server) {
    try {
      server.close();
      Folders.delete(folder);
    } catch (Exception e) {
      throw new IllegalStateException("Expected to stop and remove " + folder, e);
    }
  }

  private static Path folder(String name) {
    try {
      return Files.createTempDirectory("stepwise-test-" + name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to make a folder for tests", e);
    }
  }

  private static final class OnlyKafka {
    static final EmbeddedKafka KAFKA = start();

    private static EmbeddedKafka start() {
      var folder = folder("kafka");
      var kafka = untilExit(folder, EmbeddedKafka.start(folder.resolve("data"), 0));
      kafka.createTopics(Topics.all(List.of(Topics.DEFAULT_ZONE)));
      return kafka;
    }
  }

  private static final class OnlyKeys {
    static final KeyFolder KEYS = make();

    private static KeyFolder make() {
      var folder = folder("keys");
      untilExit(folder, () -> {});
      var keys = new KeyFolder(folder);
      keys.write(List.of(Topics.DEFAULT_ZONE));
      new LocalIssuer(folder).write();
      return keys;
    }
  }

  private static final class OnlyDatabase {
    static final EmbeddedDatabase DATABASE = start();

    private static EmbeddedDatabase start() {
      var folder = folder("postgresql");
      return untilExit(folder, EmbeddedDatabase.start(folder, 0));
    }
  }
}
