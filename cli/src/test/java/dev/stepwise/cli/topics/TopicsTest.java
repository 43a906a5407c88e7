package dev.stepwise.cli.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.cli.Stepwise;
import dev.stepwise.contracts.codec.TopicRights;
import dev.stepwise.embedded.kafka.EmbeddedKafka;
import dev.stepwise.embedded.kafka.Guard;
import dev.stepwise.embedded.kafka.OwnAuthority;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A broker behind TLS, passwords and deny-by-default, to which the command gave the declared
/// rights.
@DisplayNameGeneration(ReplaceUnderscores.class)
class TopicsTest {
  private static final List<String> ZONES = List.of("default", "dmz");
  private static final String COMMANDS = "stepwise.steps.default";

  @TempDir private static Path folder;
  private static Guard guard;
  private static EmbeddedKafka kafka;
  private static Path commandConfig;

  private final StringWriter said = new StringWriter();

  @BeforeAll
  static void start() throws IOException {
    guard = new Guard(passwords(), Optional.of(OwnAuthority.make(folder.resolve("tls"))));
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0, 0, Optional.of(guard));
    commandConfig = folder.resolve("admin.properties");
    write(guard.client(Guard.ADMINISTRATOR), commandConfig);
    assertThat(new TopicsTest().run("apply")).isZero();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  private static Map<String, String> passwords() {
    return Stream.concat(
            Stream.of(Guard.ADMINISTRATOR, "stranger"), TopicRights.parties(ZONES).stream())
        .collect(Collectors.toMap(user -> user, _ -> UUID.randomUUID().toString()));
  }

  @Test
  void what_was_applied_is_as_declared_and_can_be_applied_again() {
    assertThat(run("show")).isZero();
    assertThat(run("apply")).isZero();

    assertThat(said).asString().contains("The cluster is as declared.");
  }

  @Test
  void what_somebody_changed_is_shown_and_mended() throws Exception {
    var everybody =
        new AclBinding(
            new ResourcePattern(ResourceType.TOPIC, "stepwise.", PatternType.PREFIXED),
            new AccessControlEntry("User:*", "*", AclOperation.WRITE, AclPermissionType.ALLOW));
    try (var admin = Admin.create(kafka.administrator())) {
      admin.createAcls(List.of(everybody)).all().get();
      admin.deleteTopics(List.of("stepwise.alerts.dlq")).all().get();
    }

    assertThat(run("show")).isOne();
    assertThat(said)
        .asString()
        .contains("topic stepwise.alerts.dlq: missing")
        .contains("right not declared: User:* may WRITE topic stepwise.…");
    assertThat(run("apply")).isOne();
    assertThat(run("apply", "--prune")).isZero();
    assertThat(run("show")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "planner, stepwise.steps.default",
    "planner, stepwise.steps.dmz",
    "planner, stepwise.upgrades",
    "executor-default, stepwise.step-reports",
    "executor-default, stepwise.step-output",
    "executor-default, stepwise.steps.default.dlq",
    "notifier, stepwise.notices",
  })
  void a_party_writes_what_is_its_own(String party, String topic) {
    assertThat(write(party, topic)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "executor-default, stepwise.steps.default",
    "executor-default, stepwise.steps.dmz",
    "executor-dmz, stepwise.steps.default",
    "executor-default, stepwise.upgrades",
    "executor-default, stepwise.steps.dmz.dlq",
    "notifier, stepwise.steps.default",
    "notifier, stepwise.upgrades",
    "notifier, stepwise.step-reports",
    "audit, stepwise.steps.default",
    "audit, stepwise.upgrades",
    "planner, stepwise.step-reports",
    "planner, stepwise.step-output",
    "stranger, stepwise.steps.default",
    "stranger, stepwise.alerts",
  })
  void nobody_writes_what_is_anothers(String party, String topic) {
    assertThat(write(party, topic)).isInstanceOf(AuthorizationException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "executor-default, stepwise.steps.default",
    "executor-dmz, stepwise.steps.dmz",
    "planner, stepwise.step-reports",
    "notifier, stepwise.upgrades",
    "audit, stepwise.steps.dmz",
    "audit, stepwise.step-output",
  })
  void a_party_reads_what_is_said_to_it(String party, String topic) {
    assertThat(read(party, topic)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "executor-default, stepwise.steps.dmz",
    "executor-dmz, stepwise.steps.default",
    "executor-default, stepwise.upgrades",
    "executor-default, stepwise.step-output",
    "notifier, stepwise.steps.default",
    "notifier, stepwise.step-output",
    "planner, stepwise.steps.default",
    "stranger, stepwise.steps.default",
    "stranger, stepwise.upgrades",
  })
  void nobody_reads_what_is_said_to_another(String party, String topic) {
    assertThat(read(party, topic)).isInstanceOf(TopicAuthorizationException.class);
  }

  @Test
  void nobody_joins_the_group_of_another_zones_executors() {
    assertThat(join("executor-dmz", "stepwise-executors-default", "stepwise.steps.dmz"))
        .isInstanceOf(GroupAuthorizationException.class);
    assertThat(join("executor-dmz", "stepwise-executors-dmz", "stepwise.steps.dmz")).isNull();
  }

  @Test
  void whoever_has_no_password_gets_nothing() {
    var nobody = new HashMap<String, Object>(guard.transport());
    nobody.put("security.protocol", "SSL");

    assertThat(write(nobody, COMMANDS)).isInstanceOf(TimeoutException.class);
  }

  @Test
  void a_broker_that_another_authority_vouches_for_is_not_spoken_to() {
    var other = OwnAuthority.make(folder.resolve("other"));
    var planner = new HashMap<String, Object>(guard.client("planner"));
    planner.put("ssl.truststore.location", other.authority().toString());

    assertThat(write(planner, COMMANDS)).isInstanceOf(SslAuthenticationException.class);
  }

  @Test
  void a_cluster_without_an_authorizer_is_named_as_such() {
    try (var open = EmbeddedKafka.start(folder.resolve("open"), 0)) {
      var cluster = new Cluster(open.administrator());

      assertThatThrownBy(() -> cluster.differences(Declaration.ofUsers(ZONES, 1), true))
          .isInstanceOf(ClusterTrouble.class)
          .hasMessageContaining("No Authorizer is configured");
      cluster.close();
    }
  }

  @Test
  void a_principal_of_nobody_is_not_understood() {
    assertThat(run("show", "--principals", "plannner=User:x")).isEqualTo(2);
    assertThat(said).asString().contains("Expected one of", "but got 'plannner'");
  }

  private int run(String word, String... more) {
    var line = Stepwise.commandLine();
    line.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    var words =
        Stream.concat(
            Stream.of(
                "topics",
                word,
                "--bootstrap",
                kafka.bootstrapServers(),
                "--command-config",
                commandConfig.toString(),
                "--zones",
                "default,dmz",
                "--copies",
                "1"),
            Stream.of(more));
    return line.execute(words.toArray(String[]::new));
  }

  private static @Nullable Throwable write(String party, String topic) {
    return write(new HashMap<>(guard.client(party)), topic);
  }

  private static @Nullable Throwable write(Map<String, Object> client, String topic) {
    client.put("bootstrap.servers", kafka.bootstrapServers());
    client.put("max.block.ms", 5000);
    client.put("enable.idempotence", true);
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(client, bytes, bytes)) {
      producer.send(new ProducerRecord<>(topic, new byte[1])).get();
      return null;
    } catch (Exception e) {
      return e instanceof ExecutionException ? e.getCause() : e;
    }
  }

  private static @Nullable Throwable read(String party, String topic) {
    try (var consumer = consumer(party, Map.of())) {
      var partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      consumer.position(partition, Duration.ofSeconds(10));
      consumer.poll(Duration.ofMillis(500));
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }

  private static @Nullable Throwable join(String party, String group, String topic) {
    try (var consumer = consumer(party, Map.of("group.id", group))) {
      consumer.subscribe(List.of(topic));
      consumer.poll(Duration.ofSeconds(2));
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String party, Map<String, String> more) {
    var client = new HashMap<String, Object>(guard.client(party));
    client.put("bootstrap.servers", kafka.bootstrapServers());
    client.putAll(more);
    var bytes = new ByteArrayDeserializer();
    return new KafkaConsumer<>(client, bytes, bytes);
  }

  private static void write(Map<String, String> settings, Path file) throws IOException {
    var properties = new Properties();
    properties.putAll(settings);
    try (var writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
  }
}
