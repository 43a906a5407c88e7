package dev.stepwise.audit.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.stepwise.audit.Facts;
import dev.stepwise.audit.Log;
import dev.stepwise.audit.SampleUpgrade;
import dev.stepwise.audit.Stack;
import dev.stepwise.audit.application.Prove;
import dev.stepwise.audit.application.Replay;
import dev.stepwise.audit.application.VerifyLog;
import dev.stepwise.audit.domain.At;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunReissued;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/// Fills the log with records as they are (signed; commands with scripts, output, heartbeats), and
/// says how fast, at the beginning and at the end, and how fast it answers then. The service's own
/// ingest fetches the records from Kafka, verifies and seals them. By hand: `-Dtest=AuditBench
/// -Dbench.entries=1000000`.
@QuarkusTest
@QuarkusTestResource(Stack.class)
class AuditBench {
  private static final int ENTRIES = Integer.getInteger("bench.entries", 20_000);
  private static final int SENT_AT_ONCE = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int WINDOWS = 10;
  private static final String REPLAYED = "bench-replayed";
  private static final int REISSUES = 1_000;
  private static final int ASKED = 50;

  private final Prove prove;
  private final Replay replay;
  private final VerifyLog verify;
  private final Random random = new Random(4711);

  AuditBench(Prove prove, Replay replay, VerifyLog verify) {
    this.prove = prove;
    this.replay = replay;
    this.verify = verify;
  }

  @Test
  @ActivateRequestContext
  void measures() throws SQLException {
    fill(Math.min(ENTRIES / 10, 20_000)); // warm-up
    Log.awaitSealed(Facts.history(longHistory()));
    var rates = new double[WINDOWS];
    for (var window = 0; window < WINDOWS; window++) {
      rates[window] = fill(ENTRIES / WINDOWS);
    }
    System.out.printf(
        "entries/s: first tenth %.0f, last tenth %.0f (ratio %.2f); all tenths %s%n",
        rates[0], rates[WINDOWS - 1], rates[WINDOWS - 1] / rates[0], rounded(rates));
    var size = Log.size();
    say("inclusion proof", () -> prove.inclusion(random.nextLong(size)));
    say("consistency proof", () -> prove.consistency(1 + random.nextLong(size - 1), size));
    say(
        "replay of %d events".formatted(REISSUES),
        () -> replay.at(new UpgradeId(REPLAYED), new At.Latest()));
    var start = System.nanoTime();
    var report = verify.verify();
    System.out.printf(
        "verify: %.0f entries/s, finding %s%n", size / seconds(start), report.finding());
    System.out.printf(
        "database: %d entries, %d bytes each%n",
        size, Log.number("select pg_database_size(current_database())") / size);
  }

  /// Sends records while nothing may be sealed, and then lets them be sealed.
  private double fill(int entries) throws SQLException {
    var end = sealed() + entries;
    try (var _ = Log.nothingMoreIsSealed()) {
      var first = end - entries;
      for (var sent = 0; sent < entries; sent += SENT_AT_ONCE) {
        var from = first + sent;
        Facts.sendAll(
            IntStream.range(0, SENT_AT_ONCE).parallel().mapToObj(at -> record(from + at)).toList());
      }
    }
    awaitSealed(end - entries * 9L / 10); // some had been fetched and read already
    var from = sealed();
    var start = System.nanoTime();
    awaitSealed(end);
    return (end - from) / seconds(start);
  }

  private static void awaitSealed(long size) {
    await().pollInterval(Duration.ofMillis(20)).atMost(PATIENCE).until(() -> sealed() >= size);
  }

  private static long sealed() throws SQLException {
    return Log.number("select coalesce(max(size), 0) from audit.checkpoint");
  }

  /// Of ten records two are commands, two are output, three are reports, three are heartbeats.
  private ProducerRecord<byte[], byte[]> record(long at) {
    var kind = at % 10;
    var upgrade = "bench-" + at / 5_000;
    var attempt =
        "\"attempt\":{\"upgradeId\":\"%s\",\"stage\":%d,\"host\":\"h%d\",\"number\":1}"
            .formatted(upgrade, at / 100 % 50, at % 100);
    if (kind < 2) {
      return record(Topics.steps(Topics.DEFAULT_ZONE), "run-step", at, attempt, script(at, 16));
    }
    if (kind < 4) {
      var data = Base64.getEncoder().encodeToString(script(at, 3).getBytes(UTF_8));
      var chunk = "\"offset\":%d,\"data\":\"%s\",%s".formatted(at, data, attempt);
      return record(Topics.STEP_OUTPUT, "output", at, chunk, "");
    }
    return kind < 7
        ? record(Topics.STEP_REPORTS, "run-ended", at, attempt, script(at, 1))
        : record(Topics.STEP_REPORTS, "run-heartbeat", at, attempt, "");
  }

  private ProducerRecord<byte[], byte[]> record(
      String topic, String type, long at, String about, String text) {
    var json = "{%s,\"text\":\"%s\"}".formatted(about, text);
    var event =
        new CloudEvent(
            type + "/" + at,
            URI.create(
                topic.equals(Topics.steps(Topics.DEFAULT_ZONE)) ? "/planner" : "/executor/e1"),
            "dev.stepwise.step.%s.v1".formatted(type),
            "bench",
            SampleUpgrade.NOON,
            OptionalLong.empty(),
            json.getBytes(UTF_8));
    var kafka = new ProducerRecord<>(topic, ("h" + at % 100).getBytes(UTF_8), event.data());
    Facts.signed(topic, event).forEach(kafka.headers()::add);
    return kafka;
  }

  /// Text that compresses about as a shell script does.
  private static String script(long seed, int most) {
    var dice = new Random(seed);
    var length = 256 + dice.nextInt(most * 1024);
    var text = new StringBuilder(length + 40);
    while (text.length() < length) {
      text.append("if [ -f /opt/").append(Integer.toHexString(dice.nextInt())).append(" ]; then ");
    }
    return text.toString();
  }

  private static List<UpgradeEvent> longHistory() {
    var events = new ArrayList<>(new SampleUpgrade(REPLAYED).events());
    var rest = events.subList(7, events.size());
    var end = List.copyOf(rest);
    rest.clear();
    for (var fence = 2; fence < REISSUES; fence++) {
      events.add(
          new RunReissued(
              new UpgradeId(REPLAYED),
              0,
              SampleUpgrade.HOST,
              1,
              fence,
              "silent",
              SampleUpgrade.NOON));
    }
    events.addAll(end);
    return events;
  }

  private static void say(String what, Runnable work) {
    var millis = new double[ASKED];
    for (var at = 0; at < ASKED; at++) {
      var start = System.nanoTime();
      work.run();
      millis[at] = seconds(start) * 1_000;
    }
    var first = millis[0];
    Arrays.sort(millis);
    System.out.printf(
        "%s: p50 %.1f ms, most %.1f ms, first %.1f ms%n",
        what, millis[ASKED / 2], millis[ASKED - 1], first);
  }

  private static String rounded(double[] rates) {
    return Arrays.toString(Arrays.stream(rates).mapToLong(Math::round).toArray());
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
