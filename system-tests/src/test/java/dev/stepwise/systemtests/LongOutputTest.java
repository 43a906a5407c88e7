package dev.stepwise.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.cli.stack.Service;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.AttemptId;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// A run that prints very much, read by somebody whose connection breaks while the host's does. As
/// much as the executor passes on whole (8 MiB by default); `-Dstepwise.output-mebibytes=1024`
/// makes it a gigabyte, and lifts that limit.
@DisplayNameGeneration(ReplaceUnderscores.class)
class LongOutputTest {
  private static final int MEBIBYTE = 1024 * 1024;
  private static final int DISCONNECTS = 3;

  private final int mebibytes = Integer.getInteger("stepwise.output-mebibytes", 7);
  private final UpgradeId upgrade = new UpgradeId("long-" + UUID.randomUUID());

  @Test
  void it_arrives_byte_for_byte_though_both_ends_are_cut_off_three_times() throws Exception {
    try (var site = Site.fresh("long-output");
        var client = HttpClient.newHttpClient()) {
      var host = site.installation().hosts().getFirst();
      var practice = site.range().host(host.id().value());
      var flood = practice.root().resolve("flood");
      var printed = write(flood);
      var began = System.nanoTime();

      command(host, flood);

      var digest = MessageDigest.getInstance("SHA-256");
      var reached = 0L;
      for (var part = 1; part <= DISCONNECTS; part++) {
        reached = read(client, host, reached, part * size() / (DISCONNECTS + 1), digest);
        practice.cutConnections();
      }
      reached = read(client, host, reached, Long.MAX_VALUE, digest);
      System.out.printf("output: %d MiB in %.1f s%n", mebibytes, (System.nanoTime() - began) / 1e9);
      assertThat(reached).isEqualTo(size());
      assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(printed.hex());
      assertThat(site.range().ledgerStarts().values()).containsOnly(1);
    }
  }

  private long size() {
    return (long) mebibytes * MEBIBYTE;
  }

  /// The same bytes each time; every value is among them.
  private Sha256 write(Path file) throws Exception {
    var random = new Random(20_240_229);
    var digest = MessageDigest.getInstance("SHA-256");
    var block = new byte[MEBIBYTE];
    try (var out = Files.newOutputStream(file)) {
      for (var i = 0; i < mebibytes; i++) {
        random.nextBytes(block);
        digest.update(block);
        out.write(block);
      }
    }
    return new Sha256(HexFormat.of().formatHex(digest.digest()));
  }

  private void command(InstalledHost host, Path flood) {
    try (var planner = new AsPlanner(SharedStack.get())) {
      planner.command(
          new AttemptId(upgrade, 0, host.id(), 1),
          host,
          AsPlanner.work("cat \"$FLOOD\"\n", Map.of("FLOOD", flood.toString())));
    }
  }

  /// Reads on from where it was, and hangs up at some offset.
  private long read(
      HttpClient client, InstalledHost host, long from, long until, MessageDigest digest)
      throws IOException {
    var reached = from;
    try (var answer = following(client, host, from)) {
      var buffer = new byte[64 * 1024];
      while (reached < until) {
        var read = answer.read(buffer, 0, (int) Math.min(buffer.length, until - reached));
        if (read < 0) {
          break;
        }
        digest.update(buffer, 0, read);
        reached += read;
      }
    }
    return reached;
  }

  private InputStream following(HttpClient client, InstalledHost host, long from) {
    var address =
        SharedStack.get()
            .url(Service.AUDIT)
            .resolve(
                "/api/v1/upgrades/%s/output?stage=0&host=%s&attempt=1&follow=true&offset=%d"
                    .formatted(upgrade, host.id(), from));
    var request =
        HttpRequest.newBuilder(address)
            .header("Accept", "application/octet-stream")
            .header("Authorization", "Bearer " + SharedStack.get().signIn("reader").get())
            .build();
    // until the command is sealed, nothing is known of the run
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> client.send(request, BodyHandlers.ofInputStream()),
            answer -> answer.statusCode() == 200)
        .body();
  }
}
