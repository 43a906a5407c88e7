package dev.stepwise.cli.command;

import dev.stepwise.cli.topics.Declaration;
import dev.stepwise.contracts.codec.TopicRights;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.embedded.QuietLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of commands that talk to a Kafka cluster as its administrator.
final class ClusterFlags {
  private static final int PATIENCE_MILLISECONDS = 30_000;

  @Option(
      names = "--bootstrap",
      required = true,
      paramLabel = "HOST:PORT,…",
      description = "Where the cluster is.")
  private String bootstrap = "";

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      description = {
        "Properties of a Kafka client that may administer the cluster: security.protocol, sasl.*,",
        "ssl.*. Passwords stand there and never on the command line."
      })
  private @Nullable Path commandConfig;

  @Option(
      names = "--zones",
      split = ",",
      paramLabel = "ZONE",
      defaultValue = Topics.DEFAULT_ZONE,
      description = "The zones of hosts, all of them (default: ${DEFAULT-VALUE}).")
  private List<String> zones = List.of();

  @Option(
      names = "--principals",
      split = ";",
      paramLabel = "PARTY=PRINCIPAL",
      description = {
        "How Kafka knows a party, such as 'planner=User:CN=planner,O=Example'. Several: with ';'",
        "or repeated. Parties: planner, executor-ZONE, audit, notifier. Default: User:PARTY."
      })
  private Map<String, String> principals = new HashMap<>();

  @Option(
      names = "--copies",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "Brokers that hold each record; one of them may be away (default: ${DEFAULT-VALUE}).")
  private int copies;

  @Option(
      names = "--without-rights",
      description = "Topics only: for a cluster without an authorizer, which lets everybody in.")
  private boolean withoutRights;

  Declaration declaration() {
    var all = new HashMap<>(Declaration.users(zones));
    for (var party : principals.entrySet()) {
      if (!all.containsKey(party.getKey())) {
        throw new IllegalArgumentException(
            "Expected one of %s, but got '%s'"
                .formatted(TopicRights.parties(zones), party.getKey()));
      }
      all.put(party.getKey(), party.getValue());
    }
    return new Declaration(zones, copies, all);
  }

  boolean withRights() {
    return !withoutRights;
  }

  Map<String, Object> client() {
    QuietLog.onlyErrors();
    var client = new HashMap<String, Object>();
    client.put("default.api.timeout.ms", PATIENCE_MILLISECONDS);
    if (commandConfig != null) {
      read(commandConfig).forEach((name, value) -> client.put(name.toString(), value));
    }
    client.put("bootstrap.servers", bootstrap);
    return client;
  }

  private static Properties read(Path file) {
    try (var reader = Files.newBufferedReader(file)) {
      var properties = new Properties();
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + file + ", but could not", e);
    }
  }
}
