package dev.stepwise.executor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Outcome.Failed;
import dev.stepwise.contracts.execution.Outcome.Refused;
import dev.stepwise.contracts.execution.Outcome.Succeeded;
import dev.stepwise.contracts.execution.Outcome.Unknown;
import dev.stepwise.contracts.execution.ScriptText;
import dev.stepwise.contracts.execution.StepCommand.CancelRun;
import dev.stepwise.contracts.execution.StepCommand.ProbeHost;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.execution.StepReport.HostNotProbed;
import dev.stepwise.contracts.execution.StepReport.HostProbed;
import dev.stepwise.contracts.execution.StepReport.RunBegan;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.executor.Commands;
import dev.stepwise.executor.ProcessFiles;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// A secret goes from the executor to the script, and nowhere else.
@QuarkusTest
@WithTestResource(Estate.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SecretsTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Bus BUS = new Bus();

  private final String upgrade = "u-" + UUID.randomUUID();
  private final String canary = "canary " + UUID.randomUUID();
  private final WholeLog log = new WholeLog();
  private Path file = Path.of("");

  @BeforeEach
  void keepSecret() throws IOException {
    file = Files.writeString(Estate.secrets().resolve(upgrade), canary + "\n");
    log.start();
  }

  @AfterEach
  void stopLog() {
    log.stop();
  }

  @AfterAll
  static void close() throws InterruptedException {
    BUS.close();
  }

  @Test
  void a_secret_reaches_the_script_and_is_found_nowhere_else() throws IOException {
    send(
        Commands.run(
                "read -r a; [ \"$a\" = \"$PASSWORD\" ] && echo same; sleep 2; set -x; echo \"$PASSWORD\";"
                    + " printf '%s' \"$PASSWORD\" | base64; echo KEY=\"$PASSWORD\" >>$STEPWISE_FACTS")
            .check("echo \"$PASSWORD\"; [ -n \"$PASSWORD\" ]")
            .verify("echo \"$PASSWORD\"; [ -n \"$PASSWORD\" ]")
            .answers("$PASSWORD")
            .facts("KEY"));
    await().atMost(SOON).until(() -> !BUS.reports(upgrade, RunBegan.class).isEmpty());

    assertThat(ProcessFiles.holding("cmdline", canary)).isEmpty();
    assertThat(ProcessFiles.holding("environ", canary))
        .isNotEmpty()
        .allSatisfy(pid ->
            assertThat(ProcessFiles.text(Path.of("/proc/" + pid + "/cmdline")))
                .matches("(?s)(/bin/sh\0.*/script\0|sleep\0002\0)"));

    assertThat(outcome())
        .isEqualTo(new Succeeded(new TreeMap<>(Map.of("KEY", "***")), "exit 0, verify passed"));
    await().untilAsserted(() -> assertThat(BUS.output(upgrade)).asString().contains("+ echo ***"));
    assertThat(BUS.output(upgrade)).asString().startsWith("same\n").contains("\n***\n");
    assertNowhere();
  }

  @Test
  void whoever_attaches_hides_the_secret_too() throws IOException {
    var command = Commands.run("echo \"$PASSWORD\"; sleep 2; echo \"$PASSWORD\"");
    send(command);
    await().atMost(SOON).until(() -> !BUS.reports(upgrade, RunBegan.class).isEmpty());

    send(command.attempt(1, 2));

    assertThat(outcome()).isInstanceOf(Succeeded.class);
    await().untilAsserted(() -> assertThat(BUS.output(upgrade)).asString().isEqualTo("***\n***\n"));
    assertNowhere();
  }

  @Test
  void whoever_attaches_without_the_secret_leaves_the_script_alone() throws IOException {
    var command = Commands.run("sleep 2; echo \"$PASSWORD\"; touch done");
    send(command);
    await().atMost(SOON).until(() -> !BUS.reports(upgrade, RunBegan.class).isEmpty());
    Files.delete(file);

    send(command.attempt(1, 2));

    assertThat(outcome()).isInstanceOf(Unknown.class);
    assertThat(outcome().toString()).contains("PASSWORD", "the step was started");
    var done = Estate.range().host("one").root().resolve("home/done");
    await().atMost(SOON).untilAsserted(() -> assertThat(done).exists());
    assertThat(BUS.records()).noneMatch(record -> record.contains(canary));
  }

  @Test
  void whoever_attaches_when_the_secret_was_changed_shows_nothing_of_the_old_one()
      throws IOException {
    var command = startThenChangeSecret("echo \"$PASSWORD\" >\"$STEPWISE_FACTS\"");

    send(command.attempt(1, 2));

    await().atMost(SOON).until(() -> BUS.reports(upgrade, RunBegan.class).size() == 2);
    letGo();
    assertThat(outcome()).isInstanceOf(Succeeded.class);
    assertThat(outcome().toString()).contains("exit 0", "its secrets have changed");
    assertSeenByNobody();
  }

  @Test
  void facts_of_a_script_with_a_changed_secret_are_not_taken_and_a_person_settles_it()
      throws IOException {
    var command = startThenChangeSecret("echo \"KEY=$PASSWORD\" >\"$STEPWISE_FACTS\"").facts("KEY");

    send(command.attempt(1, 2));

    await().atMost(SOON).until(() -> BUS.reports(upgrade, RunBegan.class).size() == 2);
    letGo();
    assertThat(outcome()).isInstanceOf(Unknown.class);
    assertThat(outcome().toString()).contains("its facts cannot be taken: KEY");
    assertSeenByNobody();
  }

  @Test
  void a_script_with_a_changed_secret_is_ended_and_nothing_of_the_old_one_is_shown()
      throws IOException {
    var command = startThenChangeSecret("true");

    BUS.send(new CancelRun(with(command.attempt(1, 2)), "paused now"));

    assertThat(outcome()).isInstanceOf(Failed.class);
    assertThat(outcome().toString()).contains("paused now", "its secrets have changed");
    assertSeenByNobody();
  }

  @Test
  void a_reason_to_fail_tells_no_secret() throws IOException {
    send(Commands.run("true").verify("echo \"wrong: $PASSWORD\"; exit 1"));

    assertThat(outcome()).isInstanceOf(Failed.class);
    assertThat(outcome().toString()).contains("wrong: ***");
    assertNowhere();
  }

  /// Of the secret, its last characters are among the last 4,096 bytes.
  @Test
  void a_reason_that_is_cut_within_a_secret_tells_no_part_of_it() throws IOException {
    send(Commands.run("true").verify("printf '%s%4090s' \"$PASSWORD\" x >&2; exit 1"));

    assertThat(outcome()).isInstanceOf(Failed.class);
    assertThat(outcome().toString())
        .contains("***   ")
        .doesNotContain(canary.substring(canary.length() - 6));
    assertNowhere();
  }

  @Test
  void a_host_that_is_not_probed_tells_no_part_of_a_secret() {
    var script = new ScriptText("a.sh", "printf '%s%4090s' \"$PASSWORD\" x; exit 1");
    probe(new TreeMap<>(Map.of("A", script)), "file:" + file);
    await().atMost(SOON).until(() -> !BUS.reports(upgrade, HostNotProbed.class).isEmpty());

    assertThat(BUS.reports(upgrade, HostNotProbed.class).getFirst().message())
        .startsWith("A: ***   ")
        .doesNotContain(canary.substring(canary.length() - 6));
  }

  @Test
  void what_is_discovered_of_a_host_tells_no_secret() {
    var probes = new TreeMap<>(Map.of("A", new ScriptText("a.sh", "echo \"<$PASSWORD>\"")));
    probe(probes, "file:" + file);
    await().atMost(SOON).until(() -> !BUS.reports(upgrade, HostProbed.class).isEmpty());

    assertThat(BUS.reports(upgrade, HostProbed.class).getFirst().facts())
        .isEqualTo(Map.of("A", "<***>"));
  }

  @Test
  void a_secret_that_is_not_there_is_named_and_nothing_is_started() throws IOException {
    Files.delete(file);

    send(Commands.run("echo no"));

    assertThat(outcome()).isInstanceOf(Refused.class);
    assertThat(outcome().toString())
        .contains("secret PASSWORD (file:" + file + ") on executor 'executor-test'")
        .contains("the step was not started");
    assertThat(Estate.range().ledgerStarts()).containsEntry(upgrade + ".0.one.1", 0);
  }

  @Test
  void an_answer_that_is_no_variable_is_named_and_nothing_is_started() {
    send(Commands.run("echo no").answers("$NOBODY"));

    assertThat(outcome()).isInstanceOf(Refused.class);
    assertThat(outcome().toString()).contains("$NOBODY");
  }

  @Test
  void a_host_is_not_probed_without_its_secret() {
    probe(new TreeMap<>(Map.of("A", new ScriptText("a.sh", "echo"))), "env:STEPWISE_SECRET_NONE");

    await().atMost(SOON).until(() -> !BUS.reports(upgrade, HostNotProbed.class).isEmpty());
    assertThat(BUS.reports(upgrade, HostNotProbed.class).getFirst().message())
        .contains("PASSWORD (env:STEPWISE_SECRET_NONE) on executor 'executor-test'");
  }

  /// Starts a script that shows its secret until it is [let go][#letGo], and changes the secret.
  private Commands startThenChangeSecret(String last) throws IOException {
    var command =
        Commands.run(
            "while [ ! -e \"go-%s\" ]; do echo \"$PASSWORD\"; sleep 0.1; done; %s"
                .formatted(upgrade, last));
    send(command);
    await().atMost(SOON).until(() -> !BUS.reports(upgrade, RunBegan.class).isEmpty());
    Files.writeString(file, "changed " + UUID.randomUUID());
    return command;
  }

  private void letGo() throws IOException {
    Files.createFile(Estate.range().host("one").root().resolve("home/go-" + upgrade));
  }

  private void assertSeenByNobody() {
    assertThat(BUS.records()).isNotEmpty().noneMatch(record -> record.contains(canary));
    assertThat(new String(BUS.output(upgrade), java.nio.charset.StandardCharsets.UTF_8))
        .matches("([*]{3}\n)*");
    assertThat(log.text()).contains(upgrade).doesNotContain(canary);
  }

  private void assertNowhere() throws IOException {
    var encoded =
        Base64.getEncoder()
            .encodeToString(canary.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    for (var form : List.of(canary, encoded)) {
      assertThat(BUS.records()).isNotEmpty().noneMatch(record -> record.contains(form));
      assertThat(new String(BUS.output(upgrade), java.nio.charset.StandardCharsets.UTF_8))
          .doesNotContain(form);
      assertThat(log.text()).contains(upgrade).doesNotContain(form);
      await().atMost(SOON).untilAsserted(() -> assertThat(filesWith(form)).isEmpty());
    }
  }

  private static List<Path> filesWith(String text) throws IOException {
    try (var files = Files.walk(Estate.range().host("one").root())) {
      return files
          .filter(Files::isRegularFile)
          .filter(each -> ProcessFiles.text(each).contains(text))
          .toList();
    }
  }

  private void send(Commands command) {
    BUS.send(with(command));
  }

  private RunStep with(Commands command) {
    var secrets = Map.of("PASSWORD", "file:" + file);
    return command.of(upgrade).on(installed()).secrets(secrets).command();
  }

  private void probe(TreeMap<String, ScriptText> probes, String reference) {
    BUS.send(
        new ProbeHost(
            new UpgradeId(upgrade),
            installed(),
            probes,
            new TreeMap<>(),
            Optional.of(new TreeMap<>(Map.of("PASSWORD", reference)))));
  }

  private Outcome outcome() {
    await().atMost(SOON).until(() -> !BUS.reports(upgrade, RunEnded.class).isEmpty());
    return BUS.reports(upgrade, RunEnded.class).getFirst().outcome();
  }

  private static InstalledHost installed() {
    return Estate.range().installation().hosts().getFirst();
  }
}
