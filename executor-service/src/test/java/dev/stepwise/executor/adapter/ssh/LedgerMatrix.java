package dev.stepwise.executor.adapter.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.executor.ProcessFiles;
import dev.stepwise.executor.application.HostAnswer;
import dev.stepwise.executor.application.LedgerAnswer;
import dev.stepwise.executor.application.ScriptInputs;
import dev.stepwise.executor.domain.LedgerState;
import dev.stepwise.executor.domain.LedgerState.Exited;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.function.Executable;

/// Tries what can go wrong on every host at once, and tells of each that fails by its name.
@Tag("ledger")
abstract class LedgerMatrix {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Tries everything as often as when the ledger was designed (`-Dledger.matrix=full`); else less
  /// often, so that a build does not wait for it.
  private static final boolean FULL = System.getProperty("ledger.matrix", "").equals("full");

  final ExecutorService threads = Executors.newCachedThreadPool();

  /// What is tried on one host.
  interface Case<H> {
    void on(H host) throws Exception;
  }

  static int times(int full, int usually) {
    return FULL ? full : usually;
  }

  void everywhere(Case<TestedHost> tried) {
    on(TestedHosts.all(), tried);
  }

  void underEachShell(Case<LocalHost> tried) {
    on(TestedHosts.shells(), tried);
  }

  void overSsh(Case<SshHost> tried) {
    on(TestedHosts.overSsh(), tried);
  }

  private <H extends TestedHost> void on(List<H> hosts, Case<H> tried) {
    var attempts =
        hosts.stream()
            .<Executable>map(host -> awaiting(host, threads.submit(() -> onOne(host, tried))))
            .toList();
    assertAll(attempts);
  }

  private static <H extends TestedHost> boolean onOne(H host, Case<H> tried) throws Exception {
    try {
      tried.on(host);
      return true;
    } finally {
      host.cleanUp();
    }
  }

  private static Executable awaiting(TestedHost host, Future<Boolean> attempt) {
    return () -> {
      try {
        attempt.get();
      } catch (java.util.concurrent.ExecutionException e) {
        throw new AssertionError("on " + host + ": " + e.getMessage(), e);
      }
    };
  }

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  static void eventually(ThrowingRunnable assertion) {
    await().atMost(PATIENCE).untilAsserted(assertion);
  }

  static LedgerAnswer begin(TestedHost host, RunStep command) {
    return answered(host.ledger().begin(command, inputs(command), 0));
  }

  /// Begins, and waits for the end.
  static LedgerState end(TestedHost host, RunStep command) {
    begin(host, command);
    eventually(() -> assertThat(state(host, command)).isInstanceOf(Exited.class));
    return state(host, command);
  }

  static ScriptInputs inputs(RunStep command) {
    return ScriptInputs.of(command.work().environment());
  }

  static LedgerAnswer cancel(TestedHost host, RunStep command) {
    return answered(host.ledger().cancel(command, 0));
  }

  static LedgerState callOff(TestedHost host, RunStep command) {
    return answered(host.ledger().callOff(command, 0)).state();
  }

  static LedgerAnswer look(TestedHost host, RunStep command) {
    return answered(host.ledger().lookAt(command, 0));
  }

  static LedgerState state(TestedHost host, RunStep command) {
    return look(host, command).state();
  }

  static <T> T answered(HostAnswer<T> answer) {
    assertThat(answer).isInstanceOf(HostAnswer.Answered.class);
    return ((HostAnswer.Answered<T>) answer).value();
  }

  /// As a worker does when a connection breaks: asks again.
  static LedgerAnswer beginAtLast(TestedHost host, RunStep command) {
    return answered(
        await()
            .atMost(PATIENCE)
            .until(
                () -> host.ledger().begin(command, inputs(command), 0),
                HostAnswer.Answered.class::isInstance));
  }

  /// The process on that line of the claim: 0 the supervisor, 1 the script.
  static long pid(TestedHost host, RunStep command, int line) {
    eventually(() -> assertThat(host.lines(command, "sup")).hasSizeGreaterThan(line));
    return Long.parseLong(host.lines(command, "sup").get(line).split(" ")[0]);
  }

  static Path supervisorOf(TestedHost host) throws IOException {
    try (var files = Files.list(host.base())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("supervisor."))
          .findFirst()
          .orElseThrow();
    }
  }

  static List<Path> filesWith(TestedHost host, String text) throws IOException {
    try (var files = Files.walk(host.home())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> ProcessFiles.text(file).contains(text))
          .toList();
    }
  }

  /// What a script wrote to `$HOME/pid`.
  static long firstPid(TestedHost host) throws IOException {
    return Long.parseLong(Files.readString(host.home().resolve("pid")).strip());
  }
}
