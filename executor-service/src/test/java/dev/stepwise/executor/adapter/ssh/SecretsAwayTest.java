package dev.stepwise.executor.adapter.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Outcome.Failed;
import dev.stepwise.contracts.execution.Outcome.Refused;
import dev.stepwise.contracts.execution.Outcome.Succeeded;
import dev.stepwise.contracts.execution.StepCommand.CancelRun;
import dev.stepwise.contracts.execution.StepOutput;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.contracts.execution.StepReport.RunHeartbeat;
import dev.stepwise.contracts.signature.SigningKey;
import dev.stepwise.executor.Commands;
import dev.stepwise.executor.application.ExecutorSettings;
import dev.stepwise.executor.application.InputMissing;
import dev.stepwise.executor.application.Reports;
import dev.stepwise.executor.application.RunWorkers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who keeps the secrets is away for a moment: no run is given up, or ended, for that.
@DisplayNameGeneration(ReplaceUnderscores.class)
class SecretsAwayTest {
  private static final Duration SOON = LedgerMatrix.PATIENCE;
  private static final Duration FOR_NO_TIME = Duration.ZERO;
  private static final Duration FOR_LONG = Duration.ofMinutes(5);
  private static final Commands WAITS =
      Commands.run("while [ ! -e \"$HOME/go\" ]; do sleep 0.1; done; [ \"$PASSWORD\" = tiger ]")
          .secrets(Map.of("PASSWORD", "vault:db#password"));

  @TempDir Path home;
  private final SigningKey key = SigningKey.generate("executor");
  private final Told told = new Told();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean away;
  private volatile boolean forGood;
  private LocalHost host = new LocalHost("dash", Path.of(""));

  @BeforeEach
  void makeHost() {
    assumeTrue(LocalHost.has("dash"), "skipped: this machine has no dash");
    host = new LocalHost("dash", home);
  }

  @AfterEach
  void cleanUp() {
    host.cleanUp();
  }

  @Test
  void a_script_that_runs_is_followed_again_when_they_are_back() throws Exception {
    start();
    away = true;

    var second = workers(FOR_NO_TIME);
    second.take(WAITS.attempt(1, 2).command());

    awaitAsked(3);
    awaitBeats();
    assertThat(told.ended()).isEmpty();
    Files.createFile(home.resolve("go"));
    away = false;
    assertThat(outcome()).isInstanceOf(Succeeded.class);
    assertThat(host.lines(WAITS.command(), "starts")).hasSize(1);
  }

  @Test
  void a_run_that_was_not_started_waits_for_them() throws Exception {
    Files.createFile(home.resolve("go"));
    away = true;

    workers(FOR_LONG).take(WAITS.command());

    awaitAsked(3);
    awaitBeats();
    away = false;
    assertThat(outcome()).isInstanceOf(Succeeded.class);
  }

  @Test
  void a_run_that_was_not_started_is_refused_when_they_stay_away() {
    away = true;

    workers(FOR_NO_TIME).take(WAITS.command());

    assertThat(outcome())
        .isEqualTo(new Refused("Expected PASSWORD, but they are away; the step was not started"));
    assertThat(host.lines(WAITS.command(), "starts")).isEmpty();
  }

  @Test
  void a_secret_that_is_missing_for_good_is_not_asked_for_again() {
    away = true;
    forGood = true;

    workers(FOR_LONG).take(WAITS.command());

    assertThat(outcome()).isInstanceOf(Refused.class);
    assertThat(asked).hasValue(1);
  }

  @Test
  void a_script_that_is_to_be_ended_is_ended_at_once_and_its_end_told_when_they_are_back() {
    start();
    away = true;

    workers(FOR_LONG).end(new CancelRun(WAITS.attempt(1, 2).command(), "paused now"));

    await()
        .atMost(SOON)
        .until(() -> Files.exists(host.folder(WAITS.command()).resolve("exit.143")));
    assertThat(told.ended()).isEmpty();
    away = false;
    assertThat(outcome()).isInstanceOf(Failed.class);
    assertThat(outcome().toString()).contains("paused now");
  }

  /// By an executor that then leaves.
  private void start() {
    var first = workers(FOR_NO_TIME);
    first.take(WAITS.command());
    await().atMost(SOON).until(() -> host.lines(WAITS.command(), "sup").size() == 2);
    first.leaveAll();
    await().atMost(SOON).until(() -> first.size() == 0);
  }

  private void awaitAsked(int times) {
    var before = asked.get();
    await().atMost(SOON).until(() -> asked.get() >= before + times);
  }

  private void awaitBeats() {
    var before = told.beats();
    await().atMost(SOON).until(() -> told.beats() > before);
  }

  private Outcome outcome() {
    await().atMost(SOON).until(() -> !told.ended().isEmpty());
    return told.ended().getFirst().outcome();
  }

  private RunWorkers workers(Duration reachWithin) {
    var settings =
        new ExecutorSettings("executor-1", Duration.ofMillis(50), reachWithin, Long.MAX_VALUE, 0);
    return new RunWorkers(host.ledger(), this::resolve, key, told, settings, Clock.systemUTC());
  }

  private SortedMap<String, String> resolve(SortedMap<String, String> references)
      throws InputMissing {
    if (references.isEmpty()) {
      return new TreeMap<>();
    }
    asked.incrementAndGet();
    if (away) {
      throw new InputMissing("Expected PASSWORD, but they are away", !forGood);
    }
    return new TreeMap<>(Map.of("PASSWORD", "tiger"));
  }

  /// What the planner hears.
  private static final class Told implements Reports {
    private final List<StepReport> reports = new CopyOnWriteArrayList<>();

    @Override
    public void send(StepReport report) {
      reports.add(report);
    }

    @Override
    public void send(StepOutput output) {
      // It is not looked at here.
    }

    List<RunEnded> ended() {
      return reports.stream().filter(RunEnded.class::isInstance).map(RunEnded.class::cast).toList();
    }

    long beats() {
      return reports.stream().filter(RunHeartbeat.class::isInstance).count();
    }
  }
}
