package dev.stepwise.executor.service;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Outcome.Failed;
import dev.stepwise.contracts.execution.Outcome.Refused;
import dev.stepwise.contracts.execution.Outcome.Succeeded;
import dev.stepwise.contracts.execution.Outcome.Unknown;
import dev.stepwise.contracts.execution.ScriptText;
import dev.stepwise.contracts.execution.StepCommand.CancelRun;
import dev.stepwise.contracts.execution.StepCommand.ClearLedger;
import dev.stepwise.contracts.execution.StepCommand.ProbeHost;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.execution.StepReport.HostNotProbed;
import dev.stepwise.contracts.execution.StepReport.HostProbed;
import dev.stepwise.contracts.execution.StepReport.RunAccepted;
import dev.stepwise.contracts.execution.StepReport.RunBegan;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.contracts.execution.StepReport.RunHeartbeat;
import dev.stepwise.embedded.practice.PracticeHost;
import dev.stepwise.executor.Commands;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Commands in, reports out, over a real broker and real SSH.
@QuarkusTest
@WithTestResource(Estate.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExecutorServiceTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Bus BUS = new Bus();

  private final String upgrade = "u-" + UUID.randomUUID();

  @AfterAll
  static void close() throws InterruptedException {
    BUS.close();
  }

  @Test
  void it_is_ready_when_kafka_is_there() {
    await().atMost(SOON).untilAsserted(() -> get("/q/health/ready").then().statusCode(200));
  }

  @Test
  void a_command_is_accepted_begun_and_ended() {
    var command =
        Commands.run("echo \"hello $NAME\"; echo DIR=/backup >>$STEPWISE_FACTS")
            .check("test -n \"$NAME\"")
            .verify("test \"$DIR\" = /backup")
            .facts("DIR")
            .with(Map.of("NAME", "it's me"));

    send(command);

    assertThat(outcome())
        .isEqualTo(new Succeeded(new TreeMap<>(Map.of("DIR", "/backup")), "exit 0, verify passed"));
    assertThat(
            BUS.all(upgrade).stream()
                .filter(r -> !(r instanceof RunHeartbeat))
                .map(StepReport::getClass))
        .isEqualTo(java.util.List.of(RunAccepted.class, RunBegan.class, RunEnded.class));
    await()
        .untilAsserted(
            () -> assertThat(BUS.output(upgrade)).asString().isEqualTo("hello it's me\n"));
    assertThat(starts()).isEqualTo(1);
  }

  @Test
  void a_script_that_lies_with_exit_0_does_not_pass_for_success() {
    send(Commands.run("echo started successfully").verify("echo 'port 9527 is closed'; exit 1"));

    assertThat(outcome()).isInstanceOf(Failed.class);
    assertThat(outcome().toString()).contains("exit 0, but verify: port 9527 is closed");
  }

  @Test
  void a_check_that_fails_starts_nothing() {
    send(Commands.run("echo no").check("echo 'no space'; exit 1"));

    assertThat(outcome()).isEqualTo(new Refused("no space"));
    assertThat(starts()).isZero();
  }

  @Test
  void connections_that_are_cut_at_any_moment_change_nothing() throws InterruptedException {
    var script =
        "i=0; while [ $i -lt 400 ]; do printf 'line %d\\000\\377\\n' $i; i=$((i+1)); sleep 0.01;"
            + " done";
    var random = new Random(7);

    send(Commands.run(script));
    while (BUS.outcomes(upgrade).isEmpty()) {
      Thread.sleep(random.nextInt(300));
      host().cutConnections();
    }

    var printed = new java.io.ByteArrayOutputStream();
    for (var i = 0; i < 400; i++) {
      printed.writeBytes(("line " + i).getBytes(StandardCharsets.UTF_8));
      printed.writeBytes(new byte[] {0, (byte) 0xFF, '\n'});
    }
    assertThat(outcome()).isInstanceOf(Succeeded.class);
    assertThat(starts()).isEqualTo(1);
    await().untilAsserted(() -> assertThat(BUS.output(upgrade)).isEqualTo(printed.toByteArray()));
    assertThat(ended().output().sha256()).isEqualTo(Sha256.of(printed.toByteArray()));
  }

  @Test
  void a_higher_fence_attaches_to_the_running_script() {
    var command = Commands.run("sleep 2; echo done");
    send(command);
    await().atMost(SOON).until(() -> !BUS.reports(upgrade, RunBegan.class).isEmpty());

    send(command.attempt(1, 2));

    assertThat(outcome()).isInstanceOf(Succeeded.class);
    assertThat(ended().fence()).isEqualTo(2);
    assertThat(BUS.reports(upgrade, RunBegan.class).getLast().attached()).isTrue();
    assertThat(starts()).isEqualTo(1);
  }

  @Test
  void a_repeated_command_is_accepted_again_and_nothing_more() {
    var command = Commands.run("sleep 1");
    send(command);
    send(command);

    assertThat(outcome()).isInstanceOf(Succeeded.class);
    assertThat(BUS.reports(upgrade, RunAccepted.class)).hasSize(2);
    assertThat(BUS.reports(upgrade, RunEnded.class)).hasSize(1);
    assertThat(starts()).isEqualTo(1);
  }

  @Test
  void a_retry_ends_the_attempt_before_it_first() {
    send(Commands.run("sleep 60"));
    await().atMost(SOON).until(() -> !BUS.reports(upgrade, RunBegan.class).isEmpty());

    send(Commands.run("echo second").attempt(2, 2));

    await().atMost(SOON).until(() -> !BUS.outcomes(upgrade).isEmpty());
    assertThat(ended().attempt().number()).isEqualTo(2);
    assertThat(ended().outcome()).isInstanceOf(Succeeded.class);
  }

  @Test
  void a_run_that_is_cancelled_is_ended_on_its_host_and_how_it_ended_is_told() {
    var command = Commands.run("trap 'echo going; exit 9' TERM; sleep 60 & wait");
    send(command);
    await().atMost(SOON).until(() -> !BUS.reports(upgrade, RunBegan.class).isEmpty());

    var taken = command.of(upgrade).on(installed()).attempt(1, 2).command();
    BUS.send(new CancelRun(taken, "ada paused the upgrade"));

    assertThat(outcome())
        .isEqualTo(
            new Failed(
                "It was called off while it ran (exit 9): ada paused the upgrade",
                OptionalInt.of(9)));
    assertThat(ended().fence()).isEqualTo(2);
    await().untilAsserted(() -> assertThat(BUS.output(upgrade)).asString().endsWith("going\n"));
  }

  @Test
  void a_run_that_is_cancelled_before_it_came_to_its_host_never_starts() {
    var command = Commands.run("echo no").of(upgrade).on(installed());
    BUS.send(new CancelRun(command.attempt(1, 2).command(), "ada paused the upgrade"));
    assertThat(outcome()).isEqualTo(new Refused("ada paused the upgrade"));

    BUS.send(command.attempt(1, 3).command());

    await().atMost(SOON).until(() -> BUS.reports(upgrade, RunEnded.class).size() == 2);
    assertThat(BUS.reports(upgrade, RunEnded.class).getLast().outcome())
        .isInstanceOf(Refused.class);
    assertThat(starts()).isZero();
  }

  @Test
  void an_upgrade_that_is_over_leaves_a_tombstone_from_which_nothing_rises() {
    var command = Commands.run("echo much >>\"$HOME/$UPGRADE\"").with(Map.of("UPGRADE", upgrade));
    send(command);
    assertThat(outcome()).isInstanceOf(Succeeded.class);

    BUS.send(new ClearLedger(new UpgradeId(upgrade), installed()));

    var attempt = host().root().resolve("home/.stepwise/runs/" + upgrade + ".0.one.1");
    await().atMost(SOON).untilAsserted(() -> assertThat(attempt.resolve("cleared")).isEmptyFile());
    assertThat(attempt.resolve("script")).doesNotExist();
    send(command.attempt(1, 2));
    await().atMost(SOON).until(() -> BUS.reports(upgrade, RunEnded.class).size() == 2);
    assertThat(starts()).isEqualTo(1);
    assertThat(host().root().resolve("home/" + upgrade)).hasContent("much\n");
  }

  @Test
  void a_host_that_is_away_is_cleared_when_it_comes_back() {
    send(Commands.run("echo much"));
    assertThat(outcome()).isInstanceOf(Succeeded.class);
    host().refuseConnections(true);

    BUS.send(new ClearLedger(new UpgradeId(upgrade), installed()));
    send(Commands.run("echo next").attempt(9, 9));
    await().atMost(SOON).until(() -> BUS.reports(upgrade, RunAccepted.class).size() == 2);
    host().refuseConnections(false);

    var attempt = host().root().resolve("home/.stepwise/runs/" + upgrade + ".0.one.1");
    await().atMost(SOON).untilAsserted(() -> assertThat(attempt.resolve("cleared")).isEmptyFile());
  }

  @Test
  void heartbeats_say_what_the_host_says() {
    send(Commands.run("echo x; sleep 1"));

    assertThat(outcome()).isInstanceOf(Succeeded.class);
    assertThat(BUS.reports(upgrade, RunHeartbeat.class))
        .anySatisfy(beat -> assertThat(beat.hostState()).isEqualTo("RUNNING"));
  }

  @Test
  void a_host_that_shows_another_key_is_not_spoken_to() {
    host().changeHostKey();
    try {
      send(Commands.run("echo no"));
      assertThat(outcome()).isInstanceOf(Unknown.class);
    } finally {
      host().restoreHostKey();
    }

    assertThat(outcome().toString())
        .containsPattern("Expected host key SHA256:\\S+, but it showed SHA256:");
    assertThat(starts()).isZero();
  }

  @Test
  void a_host_that_cannot_be_reached_cannot_tell_whether_the_step_was_started() {
    host().refuseConnections(true);
    try {
      send(Commands.run("echo no"));
      assertThat(outcome()).isInstanceOf(Unknown.class);
    } finally {
      host().refuseConnections(false);
    }
  }

  @Test
  void a_host_that_is_away_for_a_while_is_waited_for() {
    send(Commands.run("sleep 1; echo done"));
    await().atMost(SOON).until(() -> !BUS.reports(upgrade, RunBegan.class).isEmpty());
    host().refuseConnections(true);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(BUS.reports(upgrade, RunHeartbeat.class))
                .anySatisfy(beat -> assertThat(beat.hostState()).isEqualTo("UNREACHABLE")));

    host().refuseConnections(false);

    assertThat(outcome()).isInstanceOf(Succeeded.class);
  }

  @Test
  void poison_goes_to_the_dead_letter_topic_and_blocks_nobody() {
    BUS.sendPoison("one");

    send(Commands.run("echo next"));

    assertThat(outcome()).isInstanceOf(Succeeded.class);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(BUS.poison()).anySatisfy(reason -> assertThat(reason).contains("UNSIGNED")));
  }

  @Test
  void facts_of_a_host_are_discovered_whole_or_not_at_all() {
    var probes = new TreeMap<>(Map.of("A", new ScriptText("a.sh", "echo \" $WHO \"")));
    var environment = new TreeMap<>(Map.of("WHO", "me"));
    BUS.send(new ProbeHost(new UpgradeId(upgrade), installed(), probes, environment));
    await().atMost(SOON).until(() -> !BUS.reports(upgrade, HostProbed.class).isEmpty());
    assertThat(BUS.reports(upgrade, HostProbed.class).getFirst().facts())
        .isEqualTo(Map.of("A", "me"));

    probes.put("B", new ScriptText("b.sh", "echo broken; exit 3"));
    BUS.send(new ProbeHost(new UpgradeId(upgrade), installed(), probes, environment));

    await().atMost(SOON).until(() -> !BUS.reports(upgrade, HostNotProbed.class).isEmpty());
    assertThat(BUS.reports(upgrade, HostNotProbed.class).getFirst().message())
        .contains("B: broken");
  }

  private void send(Commands command) {
    BUS.send(command.of(upgrade).on(installed()).command());
  }

  private Outcome outcome() {
    return ended().outcome();
  }

  private RunEnded ended() {
    await().atMost(SOON).until(() -> !BUS.reports(upgrade, RunEnded.class).isEmpty());
    return BUS.reports(upgrade, RunEnded.class).getFirst();
  }

  private int starts() {
    return Estate.range().ledgerStarts().entrySet().stream()
        .filter(attempt -> attempt.getKey().startsWith(upgrade))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private static PracticeHost host() {
    return Estate.range().host("one");
  }

  private static InstalledHost installed() {
    return Estate.range().installation().hosts().getFirst();
  }
}
