package dev.stepwise.systemtests.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.cli.api.NotifierApi;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.failpoint.Failpoint;
import dev.stepwise.contracts.signature.Danger;
import dev.stepwise.contracts.signature.Safeguards;
import dev.stepwise.embedded.FreePort;
import dev.stepwise.embedded.TestStack;
import dev.stepwise.notifier.Bus;
import dev.stepwise.notifier.Facts;
import dev.stepwise.notifier.TestSettings;
import dev.stepwise.systemtests.notices.Ears.Arrival;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The notifier dies between every two durable actions, again and again (`-Dnotices.kills=100`),
/// and people hear of everything once, or are told that they may have heard of it before.
@DisplayNameGeneration(ReplaceUnderscores.class)
class KilledNotifierTest {
  private static final int KILLS = Integer.getInteger("notices.kills", 10);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<Failpoint> GAPS =
      Arrays.stream(Failpoint.values()).filter(it -> it.name().startsWith("NOTIFIER_")).toList();

  private static final List<String> UPGRADES =
      IntStream.range(0, KILLS).mapToObj("kill-%03d"::formatted).toList();

  @Test
  void each_notice_comes_once_or_says_that_it_may_have_come_before(@TempDir Path failpoints)
      throws IOException, InterruptedException {
    int port = FreePort.find();
    var settings = settings(port);
    var api =
        new NotifierApi(
            URI.create("http://127.0.0.1:" + port),
            () -> TestStack.issuer().token("system-test", List.of("viewer"), PATIENCE));
    try (var ears = new Ears(settings);
        var bus = new Bus(String.valueOf(settings.get("kafka.bootstrap.servers")));
        var notifier = new NotifierUnderFire(settings, failpoints)) {
      for (var kill = 0; kill < KILLS; kill++) {
        var upgrade = UPGRADES.get(kill);
        notifier.dieAt(
            GAPS.get(kill % GAPS.size()), () -> bus.say(Facts.ofUpgrade(upgrade).whole()));
      }

      UPGRADES.forEach(upgrade -> awaitAllSent(api, upgrade));
      assertThat(ears.arrivals().keySet()).isEqualTo(expected());
      assertThat(ears.arrivals()).allSatisfy((_, arrivals) -> isOnceOrLabelled(arrivals));
      assertThat(UPGRADES)
          .allSatisfy(upgrade -> assertThat(ears.silences(upgrade)).containsExactly("expired"));
      report(ears.arrivals());
    }
  }

  private static Map<String, String> settings(int port) {
    var settings = new HashMap<>(TestSettings.everyChannel());
    settings.remove("quarkus.http.test-port");
    settings.put("quarkus.http.port", Integer.toString(port));
    settings.put(Safeguards.ALLOWED, Danger.PLAIN_KAFKA.word() + "," + Danger.LOCAL_ISSUER.word());
    return settings;
  }

  /// Six subscribers and two notices, and one that only the inbox gets: each stored once, and all
  /// of them sent.
  private static void awaitAllSent(NotifierApi api, String upgrade) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(api.inbox(new UpgradeId(upgrade)))
                .hasSize(13)
                .allMatch(notice -> notice.state().equals("SENT")));
  }

  private static Set<String> expected() {
    return UPGRADES.stream()
        .flatMap(upgrade ->
            List.of("started", "finished").stream().map(kind -> upgrade + "." + kind + ".1"))
        .flatMap(notice ->
            List.of("webhook", "slack", "vienna@example.org", "tokyo@example.org").stream()
                .map(who -> notice + " " + who))
        .collect(Collectors.toSet());
  }

  private static void isOnceOrLabelled(List<Arrival> arrivals) {
    assertThat(arrivals).filteredOn(it -> !it.labelled()).hasSizeLessThanOrEqualTo(1);
  }

  private static void report(Map<String, List<Arrival>> arrivals) {
    System.out.printf(
        "%d kills, %d notices to somebody, %d came twice, %d of all say that they may have%n",
        KILLS,
        arrivals.size(),
        arrivals.values().stream().filter(it -> it.size() > 1).count(),
        arrivals.values().stream().flatMap(List::stream).filter(Arrival::labelled).count());
  }
}
