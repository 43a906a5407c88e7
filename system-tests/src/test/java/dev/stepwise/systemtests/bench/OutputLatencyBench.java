package dev.stepwise.systemtests.bench;

import dev.stepwise.cli.stack.Service;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.systemtests.AsPlanner;
import dev.stepwise.systemtests.SharedStack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// How long after a line is printed on a host it can be read at audit by somebody who follows: over
/// SSH, Kafka, the sealed log and HTTP. Hosts, services and reader share one clock.
class OutputLatencyBench {
  private static final double LIMIT = 2_000;
  private static final int LINES = 60;

  /// Nanoseconds since the epoch, at irregular moments, so that no rhythm is met by chance.
  private static final String SCRIPT =
      """
      i=0
      while [ $i -lt %d ]; do
        date +%%s%%N
        sleep 0.$((17 + i * 31 %% 79))
        i=$((i + 1))
      done
      """
          .formatted(LINES);

  private final UpgradeId upgrade = new UpgradeId("bench-" + UUID.randomUUID());

  @Test
  void print() throws Exception {
    try (var hosts = BenchHosts.start(1);
        var planner = new AsPlanner(SharedStack.get());
        var client = HttpClient.newHttpClient()) {
      var host = hosts.all().getFirst();
      planner.command(
          new AttemptId(upgrade, 0, host.id(), 1), host, AsPlanner.work(SCRIPT, Map.of()));
      var times = Times.ofNanos(latencies(client, host));
      System.out.printf(
          "bench: a line reaches its reader: %s; p99 is %.2f of the limit%n",
          times, times.percentile(99) / LIMIT);
    }
  }

  private long[] latencies(HttpClient client, InstalledHost host) throws IOException {
    var latencies = new ArrayList<Long>();
    try (var lines = following(client, host)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        latencies.add(now() - Long.parseLong(line));
      }
    }
    return latencies.stream().mapToLong(Long::longValue).toArray();
  }

  private static long now() {
    var now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000 + now.getNano();
  }

  private BufferedReader following(HttpClient client, InstalledHost host) {
    var address =
        SharedStack.get()
            .url(Service.AUDIT)
            .resolve(
                "/api/v1/upgrades/%s/output?stage=0&host=%s&attempt=1&follow=true"
                    .formatted(upgrade, host.id()));
    var request =
        HttpRequest.newBuilder(address)
            .header("Accept", "text/plain")
            .header("Authorization", "Bearer " + SharedStack.get().signIn("reader").get())
            .build();
    var body =
        Awaitility.await()
            .pollInterval(Duration.ofMillis(20))
            .atMost(Duration.ofMinutes(1))
            .until(
                () -> client.send(request, BodyHandlers.ofInputStream()),
                answer -> answer.statusCode() == 200)
            .body();
    return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }
}
