package dev.stepwise.cli.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.stepwise.cli.Stepwise;
import dev.stepwise.embedded.FreePort;
import dev.stepwise.embedded.QuietLog;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The broker as `deploy/compose.yaml` sets it, with the passwords that `deploy/make-secrets`
/// makes, on other ports.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ComposeTest {
  private static final Path DEPLOY = Path.of("../deploy");
  private static final String COMMANDS = "stepwise.steps.default";

  @TempDir private Path folder;
  private final int port = FreePort.find();

  @Test
  void each_service_gets_in_with_its_password_and_does_what_it_may() throws Exception {
    run(DEPLOY.resolve("make-secrets").toString(), folder.resolve("secrets").toString());
    QuietLog.onlyErrors();
    var broker = broker();
    broker.startup();
    try {
      assertThat(apply()).isZero();

      write("planner", COMMANDS);
      write("executor", "stepwise.step-reports");
      write("notifier", "stepwise.notices");
      for (var other : List.of("executor", "notifier", "audit")) {
        assertThatThrownBy(() -> write(other, COMMANDS))
            .as(other)
            .isInstanceOf(ExecutionException.class)
            .hasCauseInstanceOf(AuthorizationException.class);
      }
    } finally {
      broker.shutdown();
      broker.awaitShutdown();
    }
  }

  /// Kafka's image copies its file, mode and all, and adds to the copy; it is not root.
  @Test
  void secrets_are_open_as_far_as_their_readers_need() throws Exception {
    var secrets = Files.createDirectory(folder.resolve("secrets"));
    Files.createFile(secrets.resolve("sign-in.jwk"));

    run(DEPLOY.resolve("make-secrets").toString(), secrets.toString());

    assertThat(mode(secrets)).isEqualTo("rwx------");
    assertThat(mode(secrets.resolve("kafka.properties"))).isEqualTo("rw-r--r--");
    assertThat(mode(secrets.resolve("planner_password"))).isEqualTo("r--r--r--");
    assertThat(mode(secrets.resolve("sign-in.jwk"))).isEqualTo("rw-------");
    assertThat(mode(secrets.resolve("kafka_admin_password"))).isEqualTo("rw-------");
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private int apply() {
    return Stepwise.commandLine()
        .execute(
            "topics",
            "apply",
            "--bootstrap=127.0.0.1:" + port,
            "--command-config=" + folder.resolve("secrets/kafka_admin.properties"),
            "--copies=1");
  }

  private void write(String service, String topic) throws Exception {
    var login = properties(folder.resolve("secrets/" + service + ".properties"));
    var client = new HashMap<String, Object>();
    client.put("security.protocol", "SASL_PLAINTEXT");
    client.put("sasl.mechanism", "PLAIN");
    client.put("sasl.jaas.config", login.getProperty("kafka.sasl.jaas.config"));
    client.put("bootstrap.servers", "127.0.0.1:" + port);
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(client, bytes, bytes)) {
      producer.send(new ProducerRecord<>(topic, new byte[1])).get();
    }
  }

  private KafkaRaftServer broker() throws IOException {
    var settings = new HashMap<>(settings());
    var controller = FreePort.find();
    settings.put("log.dirs", folder.resolve("data").toString());
    settings.put(
        "listeners", "CLIENT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controller));
    settings.put("advertised.listeners", "CLIENT://127.0.0.1:" + port);
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
    var file = folder.resolve("server.properties");
    var properties = new Properties();
    properties.putAll(settings);
    try (var writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
    var cluster = Uuid.randomUuid().toString();
    String[] format = {"format", "--cluster-id", cluster, "--config", file.toString()};
    StorageTool.execute(format, new PrintStream(PrintStream.nullOutputStream()));
    return new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
  }

  /// As the image makes them: the mounted file, and each variable `KAFKA_A_B` as `a.b`.
  private Map<String, String> settings() throws IOException {
    var settings = new HashMap<String, String>();
    properties(folder.resolve("secrets/kafka.properties"))
        .forEach((name, value) -> settings.put(name.toString(), value.toString()));
    compose()
        .path("kafka")
        .path("environment")
        .properties()
        .forEach(variable ->
            settings.put(
                variable.getKey().substring(6).toLowerCase(Locale.ROOT).replace('_', '.'),
                variable.getValue().asText()));
    return settings;
  }

  private static JsonNode compose() throws IOException {
    return new YAMLMapper().readTree(DEPLOY.resolve("compose.yaml").toFile()).path("services");
  }

  private static Properties properties(Path file) throws IOException {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  private static void run(String... command) throws Exception {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
