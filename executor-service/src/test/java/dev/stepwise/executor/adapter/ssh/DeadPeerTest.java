package dev.stepwise.executor.adapter.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.executor.adapter.ssh.HostShell.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DeadPeerTest {
  @TempDir Path folder;

  /// The call itself would wait for 40 s; that it ends is what is seen here.
  @Test
  void a_peer_that_falls_silent_ends_the_call_and_work_goes_on_when_it_is_back() throws Exception {
    var key = Ssh.ed25519(folder.resolve("id"));
    try (var sshd = Sshd.start(folder.resolve("host"), key);
        var relay = new Relay(sshd.port());
        var reach = Reach.with(key)) {
      var host = Sshd.host(relay.port(), sshd.hostKeyLine());
      var here = folder.resolve("here");
      var call =
          CompletableFuture.supplyAsync(
              () -> reach.run(host, "touch '" + here + "'; sleep 60; echo late\n"));
      Awaitility.await().until(() -> Files.exists(here));

      relay.freeze(true);
      var reply = call.get(Reach.PATIENCE.toSeconds() / 2, TimeUnit.SECONDS);
      relay.freeze(false);

      assertThat(reply)
          .isInstanceOfSatisfying(
              Reply.Broken.class,
              broken -> {
                assertThat(broken.problem()).isEqualTo(HostProblem.UNREACHABLE);
                assertThat(broken.mayHaveArrived()).isTrue();
              });
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(reach.printed(host, "echo back")).isEqualTo("back\n"));
    }
  }
}
