package dev.stepwise.systemtests.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.cli.api.ApiProblem;
import dev.stepwise.cli.api.PlannerApi;
import dev.stepwise.cli.api.UpgradeView;
import dev.stepwise.cli.api.UpgradeWish;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Secrets of every source, told in every way by the scripts of an upgrade, a failure and a
/// rollback, are found nowhere: not in Kafka, databases, logs, files, process lists, answers or
/// mails. All that over a Kafka in which each service may do only what it must.
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(OrderAnnotation.class)
class CanaryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static CanaryStack canary;
  private static Haystacks haystacks;
  private static PlannerApi planner;

  @BeforeAll
  static void start() throws Exception {
    canary = new CanaryStack();
    haystacks = new Haystacks(canary);
    planner =
        new PlannerApi(canary.stack().url(Service.PLANNER), canary.stack().signIn("canary-test"));
  }

  @AfterAll
  static void stop() {
    canary.close();
  }

  @Test
  @Order(1)
  void secrets_are_found_nowhere() throws Exception {
    planner.register(canary.installation());
    var asked =
        planner.request(new UpgradeWish("cage", new Release("2.0"), Optional.empty(), List.of()));
    var upgrade = start(asked);
    await().atMost(PATIENCE).until(() -> homes().allMatch(CanaryTest::isSinging));

    assertThat(hits(haystacks.processes())).isEmpty();
    assertThat(hits(haystacks.hosts()))
        .as("while a script runs, its output waits on the host as it was printed")
        .allMatch(hit -> hit.where().matches(".*/\\.stepwise/runs/[^/]+/out"));
    for (var home : homes().toList()) {
      Files.createFile(home.resolve("go-on"));
    }

    assertThat(follow(upgrade).state()).isEqualTo("HELD");
    var back = onceNothingRuns(() -> planner.rollback(upgrade));
    start(back);
    assertThat(follow(back.id()).state()).isEqualTo("SUCCEEDED");

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(mails()).isGreaterThan(2));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(masked(upgrade)).isTrue());
    assertNowhere(upgrade, back.id());
  }

  @Test
  @Order(2)
  void what_is_hidden_anywhere_is_found() throws Exception {
    var word = Needles.fresh("planted");
    plant(word);

    var found = new Needles(List.of(word));
    assertThat(hits(haystacks.kafka(), found))
        .extracting(Hay::where)
        .anyMatch(where -> where.endsWith("key"))
        .anyMatch(where -> where.contains("dlq"))
        .anyMatch(where -> where.contains("RecordHeader"));
    assertThat(hits(haystacks.database(), found))
        .extracting(Hay::where)
        .anyMatch(where -> where.contains("planner."))
        .anyMatch(where -> where.endsWith("inflated"));
    assertThat(hits(haystacks.files(), found)).isNotEmpty();
    assertThat(hits(haystacks.hosts(), found)).isNotEmpty();
    assertThat(hits(haystacks.answers(List.of()), found)).isNotEmpty();
    assertThat(hits(haystacks.mails(), found)).isNotEmpty();
    var process = new ProcessBuilder("/bin/sh", "-c", "read -r x", word).start();
    assertThat(hits(haystacks.processes(), found)).isNotEmpty();
    process.destroy();
  }

  private static void assertNowhere(UpgradeId... upgrades) throws Exception {
    assertThat(hits(haystacks.kafka())).isEmpty();
    assertThat(hits(haystacks.database())).isEmpty();
    assertThat(hits(haystacks.files())).isEmpty();
    var ids = Stream.of(upgrades).map(UpgradeId::value).toList();
    assertThat(hits(haystacks.answers(ids))).isEmpty();
    assertThat(hits(haystacks.mails())).isEmpty();
    assertThat(hits(haystacks.processes())).isEmpty();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(hits(haystacks.hosts())).isEmpty());
  }

  private static List<Hay> hits(List<Hay> hay) {
    assertThat(hay).as("there is something to search").isNotEmpty();
    return hits(hay, canary.needles());
  }

  private static List<Hay> hits(List<Hay> hay, Needles needles) {
    return hay.stream().filter(each -> needles.isIn(each)).toList();
  }

  /// Whether all that the scripts printed has come to audit, without what must not be seen.
  private static boolean masked(UpgradeId upgrade) throws Exception {
    var path = "AUDIT /upgrades/%s/output?stage=0&host=one&attempt=1".formatted(upgrade);
    var output = haystacks.get(path).text();
    return output.contains("in clear: ***")
        && output.contains("a line: [***]")
        && output.contains("filling 2999\n***")
        && output.lines().noneMatch(line -> line.startsWith("answers: ") && !line.contains("***"));
  }

  private static void plant(String word) throws Exception {
    var bytes = word.getBytes(StandardCharsets.UTF_8);
    var serializer = new ByteArraySerializer();
    try (var producer =
        new KafkaProducer<>(
            canary.stack().foundation().kafkaAdministrator(), serializer, serializer)) {
      var record = new ProducerRecord<>("stepwise.upgrades.dlq", bytes, bytes);
      record.headers().add("reason", bytes);
      producer.send(record).get();
      // Audit seals what it cannot read; long enough to be kept deflated.
      producer
          .send(
              new ProducerRecord<>(
                  "stepwise.step-output", null, word.repeat(200).getBytes(StandardCharsets.UTF_8)))
          .get();
    }
    var installation = canary.installation();
    planner.register(
        new dev.stepwise.contracts.Installation(
            new dev.stepwise.contracts.InstallationId("planted"),
            installation.platform(),
            word,
            installation.topology(),
            installation.hosts(),
            installation.parameters()));
    append(canary.stack().folder().logs().resolve("planner.log"), word);
    append(homes().findFirst().orElseThrow().resolve("planted"), "key=\"" + word + "\"");
    var mail = new MimeMessage((jakarta.mail.Session) null);
    mail.setText(word);
    canary.mail().getUserManager().getUserByEmail("users@example.org").deliver(mail);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(hits(haystacks.database(), new Needles(List.of(word))))
                .anyMatch(hit -> hit.where().endsWith("inflated")));
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static Stream<Path> homes() {
    var practice = canary.stack().foundation().practice();
    return Stream.of("one", "two").map(host -> practice.host(host).root().resolve("home"));
  }

  private static boolean isSinging(Path home) {
    return Files.exists(home.resolve("half-sung"));
  }

  /// It is held when the first host fails; the other may be at work still.
  private static UpgradeView onceNothingRuns(Callable<UpgradeView> wish) {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(ApiProblem.class)
        .until(wish, Objects::nonNull);
  }

  private static int mails() {
    return canary.mail().getReceivedMessages().length;
  }

  private static UpgradeId start(UpgradeView asked) {
    planner.approve(asked.id(), asked.planHash());
    planner.start(asked.id());
    return asked.id();
  }

  private static UpgradeView follow(UpgradeId id) throws InterruptedException {
    planner
        .events(id)
        .follow((_, event) ->
            !(event instanceof UpgradeEvent.UpgradeHeld
                || event instanceof UpgradeEvent.UpgradeSucceeded
                || event instanceof UpgradeEvent.UpgradeFailed));
    return planner.upgrade(id);
  }
}
