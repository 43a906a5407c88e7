package dev.stepwise.executor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Outcome.Failed;
import dev.stepwise.contracts.execution.Outcome.Succeeded;
import dev.stepwise.contracts.execution.Outcome.Unknown;
import dev.stepwise.contracts.execution.StepReport.RunBegan;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.contracts.execution.StepReport.RunHeartbeat;
import dev.stepwise.embedded.practice.OpenSshRange;
import dev.stepwise.embedded.practice.PracticeHost;
import dev.stepwise.embedded.practice.PracticeRange;
import dev.stepwise.executor.Commands;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A host that goes down in the middle of a run, behind either SSH server.
@QuarkusTest
@WithTestResource(Estate.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RebootTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Bus BUS = new Bus();

  private final String upgrade = "u-" + UUID.randomUUID();

  enum Server {
    IN_PROCESS,
    OPEN_SSH;

    PracticeRange range() {
      if (this == IN_PROCESS) {
        return Estate.range();
      }
      assumeTrue(OpenSshRange.available(), "skipped: openssh-server is not installed");
      return Estate.openSsh();
    }

    PracticeHost host() {
      return range().host("one");
    }
  }

  @AfterAll
  static void close() throws InterruptedException {
    BUS.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_host_that_is_away_while_it_restarts_is_asked_until_verify_passes(Server server)
      throws IOException {
    take(server, rebooting().verify("[ -e \"$UP\" ] || { echo starting; exit 1; }"));

    server.host().reboot();
    server.host().refuseConnections(true);
    awaitState("UNREACHABLE");
    server.host().refuseConnections(false);
    awaitState("VERIFYING");
    isUp(server);

    assertThat(outcome())
        .isEqualTo(new Succeeded(new TreeMap<>(), "verify passed after the host restarted"));
    assertThat(server.range().ledgerStarts()).containsEntry(upgrade + ".0.one.1", 1);
  }

  @ParameterizedTest
  @EnumSource
  void a_host_that_goes_away_again_while_verify_is_asked_is_waited_for(Server server)
      throws IOException {
    take(server, rebooting().verify("[ -e \"$UP\" ]"));
    server.host().reboot();
    awaitState("VERIFYING");

    server.host().refuseConnections(true);
    awaitState("UNREACHABLE");
    isUp(server);
    server.host().refuseConnections(false);

    assertThat(outcome()).isInstanceOf(Succeeded.class);
  }

  @ParameterizedTest
  @EnumSource
  void a_host_that_comes_back_as_it_was_has_failed(Server server) {
    var command = rebooting().verify("echo 'old kernel'; exit 1");
    take(server, command.within(SOON, Duration.ofSeconds(1)));

    server.host().reboot();

    assertThat(outcome()).isInstanceOf(Failed.class);
    assertThat(outcome().toString()).contains("the host restarted", "old kernel");
  }

  @ParameterizedTest
  @EnumSource
  void a_host_that_does_not_come_back_in_its_time_leaves_it_unknown(Server server) {
    var command = rebooting().verify("true");
    take(server, command.within(Duration.ofSeconds(2), Duration.ofSeconds(1)));

    server.host().refuseConnections(true);
    try {
      assertThat(outcome()).isInstanceOf(Unknown.class);
    } finally {
      server.host().refuseConnections(false);
    }

    assertThat(outcome().toString()).contains("The host cannot be reached", "was started");
  }

  private static Commands rebooting() {
    return Commands.run("exec sleep 60").within(SOON, SOON).reboots();
  }

  private void take(Server server, Commands command) {
    var host = server.range().installation().hosts().getFirst();
    var up = server.host().root().resolve("home/" + upgrade).toString();
    BUS.send(command.of(upgrade).on(host).with(Map.of("UP", up)).command());
    await().atMost(SOON).until(() -> !BUS.reports(upgrade, RunBegan.class).isEmpty());
  }

  private void isUp(Server server) throws IOException {
    Files.createFile(server.host().root().resolve("home/" + upgrade));
  }

  private void awaitState(String state) {
    await()
        .atMost(SOON)
        .until(() ->
            BUS.reports(upgrade, RunHeartbeat.class).stream()
                .anyMatch(beat -> beat.hostState().equals(state)));
  }

  private Outcome outcome() {
    await().atMost(SOON).until(() -> !BUS.reports(upgrade, RunEnded.class).isEmpty());
    return BUS.reports(upgrade, RunEnded.class).getFirst().outcome();
  }
}
