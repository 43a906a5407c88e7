package dev.stepwise.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.cli.api.AuditApi;
import dev.stepwise.cli.api.NotifierApi;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.StepId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.Authority;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.contracts.execution.ScriptText;
import dev.stepwise.contracts.execution.StepCommand;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.contracts.execution.Work;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.systemtests.Intruder.Place;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ForgedCommandTest {
  private static final String STEPS = Topics.steps(Topics.DEFAULT_ZONE);
  private static final UpgradeId NOBODYS = new UpgradeId("nobodys-upgrade");
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Authority RIGHT = right(Topics.DEFAULT_ZONE, Duration.ofHours(1));

  private final Map<Place, String> attacks = new LinkedHashMap<>();

  @TempDir Path folder;

  @Test
  void whoever_writes_to_kafka_commands_nothing_and_is_noticed() throws Exception {
    var stack = SharedStack.get();
    try (var site = Site.fresh("forged");
        var intruder = new Intruder(stack.foundation().bootstrapServers())) {
      var events = new ArrayList<UpgradeEvent>();
      var upgrade = site.start();
      var ended =
          site.follow(
              upgrade,
              event -> {
                events.add(event);
                if (attacks.isEmpty() && event instanceof UpgradeEvent.RunSucceeded) {
                  attack(intruder, site, upgrade);
                }
              });

      assertThat(ended.state()).isEqualTo("SUCCEEDED");
      assertThat(folder.resolve("pwned")).doesNotExist();
      assertThat(site.range().ledgerStarts())
          .allSatisfy((_, starts) -> assertThat(starts).isEqualTo(1))
          .allSatisfy((attempt, _) -> assertThat(attempt).startsWith(upgrade.value()));
      areDeadLetters(intruder);
      areSealed(new AuditApi(stack.url(Service.AUDIT), stack.signIn("system-test")));
      areTold(new NotifierApi(stack.url(Service.NOTIFIER), stack.signIn("system-test")));
      SealedLog.of(stack).holds(upgrade, events.size());
    }
  }

  private void attack(Intruder intruder, Site site, UpgradeId upgrade) {
    var keys = SharedStack.get().folder().keys();
    var planner = Intruder.stolen(keys.plannerKey());
    var genuine = genuine(intruder, upgrade);
    var evil = evil(site);
    attacks.put(intruder.send(STEPS, event(evil.with(RIGHT))), "UNSIGNED");
    attacks.put(intruder.send(STEPS, event(evil.with(RIGHT)), Intruder.OWN_KEY), "FORGED");
    attacks.put(intruder.send(STEPS, key(genuine), headers(genuine), altered(genuine)), "FORGED");
    attacks.put(
        intruder.send(
            STEPS, event(evil.with(right(Topics.DEFAULT_ZONE, Duration.ofSeconds(-1)))), planner),
        "EXPIRED");
    attacks.put(
        intruder.send(STEPS, event(evil.with(right("dmz", Duration.ofHours(1)))), planner),
        "WRONG_ZONE");
    attacks.put(replay(intruder, genuine), "REPLAYED");
    attacks.put(
        intruder.send(STEPS, "x", Map.of(), "garbage".getBytes(StandardCharsets.UTF_8)),
        "UNSIGNED");
    attacks.put(intruder.send(Topics.STEP_REPORTS, success(genuine)), "UNSIGNED");
    attacks.put(intruder.send(Topics.STEP_REPORTS, success(genuine), Intruder.OWN_KEY), "FORGED");
    attacks.put(intruder.send(Topics.STEP_REPORTS, success(genuine), planner), "FORGED");
  }

  private static ConsumerRecord<byte[], byte[]> genuine(Intruder intruder, UpgradeId upgrade) {
    return intruder
        .read(
            STEPS,
            record ->
                Intruder.header(record, "ce_type").endsWith("run-step.v1")
                    && command(record).upgradeId().equals(upgrade))
        .getFirst();
  }

  /// The run is commanded once more, as the planner would after silence; then the older command is
  /// sent again as it was.
  private static Place replay(Intruder intruder, ConsumerRecord<byte[], byte[]> genuine) {
    var run = (RunStep) command(genuine);
    var later =
        new RunStep(run.attempt(), run.fence() + 1, run.step(), run.host(), run.work()).with(RIGHT);
    intruder.send(
        STEPS, event(later), Intruder.stolen(SharedStack.get().folder().keys().plannerKey()));
    return intruder.send(STEPS, key(genuine), headers(genuine), genuine.value());
  }

  private RunStep evil(Site site) {
    var host = site.installation().hosts().getFirst();
    var script = new ScriptText("evil.sh", "touch '%s'\n".formatted(folder.resolve("pwned")));
    return new RunStep(
        new AttemptId(NOBODYS, 0, host.id(), 1),
        1,
        new StepId("evil"),
        host,
        new Work(
            Optional.empty(),
            script,
            Optional.empty(),
            List.of(),
            List.of(),
            Duration.ofMinutes(1),
            Duration.ZERO,
            List.of(),
            new TreeMap<>()));
  }

  private static CloudEvent success(ConsumerRecord<byte[], byte[]> genuine) {
    var run = (RunStep) command(genuine);
    var attempt =
        new AttemptId(run.upgradeId(), run.attempt().stage() + 1, run.attempt().host(), 1);
    return CloudEvent.of(
        "forged",
        URI.create("/executor/executor-1"),
        run.upgradeId().value(),
        Instant.now(),
        OptionalLong.empty(),
        new RunEnded(
            attempt,
            1,
            new Outcome.Succeeded(new TreeMap<>(), "exit 0"),
            new Output(0, Sha256.of(""), ""),
            "executor-1",
            Instant.now()));
  }

  private void areDeadLetters(Intruder intruder) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(reasons(intruder))
                .as("dead letters with their reasons")
                .containsAllEntriesOf(attacks));
  }

  private static Map<Place, String> reasons(Intruder intruder) {
    var reasons = new LinkedHashMap<Place, String>();
    for (var topic : List.of(STEPS, Topics.STEP_REPORTS)) {
      for (var dead : intruder.read(topic + Topics.DEAD_LETTER_SUFFIX, _ -> true)) {
        reasons.put(
            new Place(
                Intruder.header(dead, "dead-letter-topic"),
                Integer.parseInt(Intruder.header(dead, "dead-letter-partition")),
                Long.parseLong(Intruder.header(dead, "dead-letter-offset"))),
            Intruder.header(dead, "dead-letter-reason").split(":", 2)[0]);
      }
    }
    return reasons;
  }

  private void areSealed(AuditApi audit) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(audit.entries())
                .as("alerts in the log")
                .extracting(entry -> entry.path("id").asText())
                .containsAll(attacks.keySet().stream().map(ForgedCommandTest::alert).toList()));
    assertThat(audit.entries())
        .as("the records themselves; a replayed one is sealed where it first came")
        .extracting(ForgedCommandTest::place)
        .containsAll(
            attacks.entrySet().stream()
                .filter(attack -> !attack.getValue().equals("REPLAYED"))
                .map(Map.Entry::getKey)
                .toList());
  }

  private void areTold(NotifierApi notifier) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(notifier.inbox())
                .filteredOn(notice -> notice.kind().equals("security"))
                .extracting(NotifierApi.Notice::subject)
                .anyMatch(told -> told.contains("without a signature refused (" + STEPS))
                .anyMatch(told -> told.contains("forged signature refused (" + STEPS))
                .anyMatch(told -> told.contains("forged signature refused (" + Topics.STEP_REPORTS))
                .anyMatch(told -> told.contains("too old"))
                .anyMatch(told -> told.contains("another zone"))
                .anyMatch(told -> told.contains("sent before")));
  }

  private static String alert(Place place) {
    return "%s/%d/%d/refused".formatted(place.topic(), place.partition(), place.offset());
  }

  private static Place place(JsonNode entry) {
    return new Place(
        entry.path("topic").asText(),
        entry.path("partition").asInt(),
        entry.path("offset").asLong());
  }

  private static CloudEvent event(StepCommand command) {
    return CloudEvent.of(
        "forged/" + command.upgradeId(),
        URI.create("/planner"),
        command.host().id().value(),
        Instant.now(),
        OptionalLong.empty(),
        command);
  }

  private static StepCommand command(ConsumerRecord<byte[], byte[]> record) {
    return CloudEvent.of(headers(record), record.value()).message(StepCommand.class);
  }

  private static byte[] altered(ConsumerRecord<byte[], byte[]> genuine) {
    var value = genuine.value().clone();
    value[value.length / 2] ^= 1;
    return value;
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> headers(ConsumerRecord<byte[], byte[]> record) {
    var headers = new LinkedHashMap<String, byte[]>();
    record.headers().forEach(header -> headers.put(header.key(), header.value()));
    return headers;
  }

  private static Authority right(String zone, Duration validity) {
    return new Authority(zone, Instant.now().plus(validity), Optional.empty(), List.of("ada"));
  }
}
