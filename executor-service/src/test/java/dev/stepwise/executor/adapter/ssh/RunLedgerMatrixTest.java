package dev.stepwise.executor.adapter.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.executor.Commands;
import dev.stepwise.executor.ProcessFiles;
import dev.stepwise.executor.application.HostAnswer;
import dev.stepwise.executor.application.LedgerAnswer;
import dev.stepwise.executor.application.ScriptInputs;
import dev.stepwise.executor.domain.Killed;
import dev.stepwise.executor.domain.LedgerState;
import dev.stepwise.executor.domain.LedgerState.Cancelled;
import dev.stepwise.executor.domain.LedgerState.Conflict;
import dev.stepwise.executor.domain.LedgerState.Exited;
import dev.stepwise.executor.domain.LedgerState.Loss;
import dev.stepwise.executor.domain.LedgerState.Lost;
import dev.stepwise.executor.domain.LedgerState.None;
import dev.stepwise.executor.domain.LedgerState.Orphan;
import dev.stepwise.executor.domain.LedgerState.Ready;
import dev.stepwise.executor.domain.LedgerState.Running;
import dev.stepwise.executor.domain.LedgerState.Stale;
import dev.stepwise.executor.domain.Mask;
import dev.stepwise.executor.domain.MaskedStream.Shown;
import dev.stepwise.executor.domain.ProbeAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// What can go wrong on a host, and what its ledger then says; under each shell that hosts have.
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"dash", "busybox sh", "bash"})
@DisplayNameGeneration(ReplaceUnderscores.class)
class RunLedgerMatrixTest {
  @Parameter String shell = "";
  @TempDir Path home;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  @Test
  void an_attempt_is_started_once_however_many_ask_at_once() throws Exception {
    var host = host();
    var commands =
        IntStream.range(0, 5)
            .mapToObj(i -> Commands.run("sleep 0.2").of("u" + i).command())
            .toList();

    var asked =
        IntStream.range(0, 60)
            .mapToObj(i -> threads.submit(() -> begin(host, commands.get(i % 5))))
            .toList();
    for (var answer : asked) {
      answer.get();
    }

    for (var command : commands) {
      await().untilAsserted(() -> assertThat(state(host, command)).isEqualTo(new Exited(0)));
      assertThat(host.lines(command, "starts")).hasSize(1);
    }
  }

  @Test
  void a_call_that_is_cut_off_anywhere_starts_nothing() throws Exception {
    var host = host();
    var command = Commands.run("echo started >>\"$HOME/count\"").command();
    var program = host.programs().begin(command, inputs(command), 0).bytes();
    var step = Math.max(1, program.length / 48);

    for (var cut = 1; cut < program.length - 1; cut += step) {
      sendPart(host, program, cut);
    }
    sendPart(host, program, program.length - 2);

    assertThat(host.home().resolve("count")).doesNotExist();
    assertThat(begin(host, command).state()).isEqualTo(new Exited(0));
    assertThat(Files.readAllLines(host.home().resolve("count"))).hasSize(1);
  }

  @Test
  void a_connection_killed_at_any_moment_and_a_second_call_make_one_start() throws Exception {
    var host = host();
    var random = new Random(42);
    for (var round = 0; round < 15; round++) {
      var command = Commands.run("sleep 0.05; echo done").of("u" + round).command();
      var call = host.start();
      LocalHost.send(call, host.programs().begin(command, inputs(command), 0).bytes());
      Thread.sleep(random.nextInt(60));
      call.destroyForcibly();

      begin(host, command);

      await().untilAsserted(() -> assertThat(state(host, command)).isEqualTo(new Exited(0)));
      assertThat(host.lines(command, "starts")).hasSize(1);
      assertThat(host.lines(command, "out")).containsExactly("done");
    }
  }

  @Test
  void a_killed_supervisor_leaves_an_orphan_and_then_a_loss() {
    var host = host();
    var command = Commands.run("exec sleep 60").command();
    assertThat(begin(host, command).state()).isEqualTo(new Running());

    kill(pid(host, command, 0));
    await().untilAsserted(() -> assertThat(state(host, command)).isEqualTo(new Orphan()));
    kill(pid(host, command, 1));

    await().untilAsserted(() -> assertThat(state(host, command)).isEqualTo(new Lost(Loss.KILLED)));
  }

  @Test
  void a_killed_script_has_an_exit_code() {
    var host = host();
    var command = Commands.run("exec sleep 60").command();
    begin(host, command);

    kill(pid(host, command, 1));

    await().untilAsserted(() -> assertThat(state(host, command)).isEqualTo(new Exited(137)));
  }

  @Test
  void a_daemon_that_holds_the_output_does_not_hold_up_the_end() {
    var host = host();
    var command = Commands.run("sleep 5 & exit 4").command();

    var answer = begin(host, command);

    assertThat(answer.state()).isEqualTo(new Exited(4));
  }

  @Test
  void a_script_beyond_its_time_is_told_to_go() {
    var host = host();
    var command =
        Commands.run("trap 'exit 9' TERM; sleep 60 & wait")
            .within(Duration.ofSeconds(1), Duration.ZERO)
            .command();
    begin(host, command);

    await().untilAsserted(() -> assertThat(state(host, command)).isEqualTo(new Exited(9)));
    assertThat(look(host, command).killed()).isEqualTo(Killed.TIMED_OUT);
  }

  @Test
  void a_script_that_will_not_go_is_killed() {
    var host = host();
    var command =
        Commands.run("trap '' TERM; while :; do sleep 1; done")
            .within(Duration.ofSeconds(1), Duration.ZERO)
            .command();
    begin(host, command);

    await().untilAsserted(() -> assertThat(state(host, command)).isEqualTo(new Exited(137)));
    assertThat(look(host, command).killed()).isEqualTo(Killed.TIMED_OUT);
  }

  @Test
  void cancel_and_start_at_once_end_in_one_or_the_other() throws Exception {
    var host = host();
    for (var round = 0; round < 20; round++) {
      var command = Commands.run("exec sleep 30").of("u" + round).command();
      var begun = threads.submit(() -> begin(host, command));
      if (round % 2 == 0) {
        Thread.sleep(round);
      }

      var cancelled = cancel(host, command);
      begun.get();

      if (cancelled.state() instanceof Cancelled) {
        assertThat(host.lines(command, "starts")).isEmpty();
      } else {
        assertThat(cancelled.state()).isEqualTo(new Exited(143));
        assertThat(host.lines(command, "starts")).hasSize(1);
      }
      assertThat(begin(host, command).state()).isEqualTo(cancelled.state());
    }
  }

  @Test
  void what_was_cancelled_before_it_was_known_never_starts() {
    var host = host();
    var command = Commands.run("echo no").command();
    assertThat(cancel(host, command).state()).isEqualTo(new Cancelled());

    var answer = begin(host, command);

    assertThat(answer.state()).isEqualTo(new Cancelled());
    assertThat(host.lines(command, "starts")).isEmpty();
  }

  @Test
  void calling_off_prevents_a_start_and_leaves_a_running_script_alone() {
    var host = host();
    var never = Commands.run("echo no").of("never").command();
    var runs = Commands.run("exec sleep 60").of("runs").command();
    begin(host, runs);

    assertThat(callOff(host, never)).isEqualTo(new Cancelled());
    assertThat(begin(host, never).state()).isEqualTo(new Cancelled());
    assertThat(callOff(host, runs)).isEqualTo(new Running());

    assertThat(host.lines(never, "starts")).isEmpty();
    cancel(host, runs);
  }

  @Test
  void a_retry_ends_every_attempt_before_it_and_prevents_those_that_never_came() {
    var host = host();
    var command = Commands.run("exec sleep 60");
    begin(host, command.command());

    var answer = answered(host.ledger().cancelPrevious(command.attempt(3, 3).command()));

    assertThat(answer.state()).isEqualTo(new Cancelled());
    assertThat(state(host, command.attempt(1, 3).command())).isEqualTo(new Exited(143));
    assertThat(begin(host, command.attempt(2, 3).command()).state()).isEqualTo(new Cancelled());
  }

  @Test
  void facts_that_are_too_large_are_none() {
    var host = host();
    var command =
        Commands.run("head -c 70000 /dev/zero | tr '\\0' x >$STEPWISE_FACTS; echo x").command();

    var answer = begin(host, command);

    await().untilAsserted(() -> assertThat(state(host, command)).isEqualTo(new Exited(0)));
    assertThat(answer.facts()).isEmpty();
  }

  @Test
  void cancel_ends_the_whole_group_even_if_it_will_not_go() {
    var host = host();
    var command =
        Commands.run(
                "trap '' TERM; (trap '' TERM; echo $$; while :; do sleep 0.1; done) & while :; do sleep 0.1; done")
            .command();
    begin(host, command);

    var answer = cancel(host, command);

    assertThat(answer.state()).isEqualTo(new Exited(137));
    assertThat(answer.killed()).isEqualTo(Killed.CANCELLED);
    var group = pid(host, command, 1);
    await().untilAsserted(() -> assertThat(membersOf(group)).isEmpty());
  }

  @Test
  void a_stranger_with_the_same_number_is_not_taken_for_the_script_nor_signalled()
      throws Exception {
    var host = host();
    var command = Commands.run("true").command();
    begin(host, command);
    var stranger = new ProcessBuilder("sleep", "60").start();
    Files.move(host.folder(command).resolve("exit.0"), host.folder(command).resolve("pending"));
    var words = host.lines(command, "sup").getFirst().split(" ");
    Files.writeString(
        host.folder(command).resolve("sup"),
        "%d 1 %s .\n%d 1 .\n".formatted(stranger.pid(), words[2], stranger.pid()));

    var answer = cancel(host, command);

    assertThat(answer.state()).isEqualTo(new Lost(Loss.KILLED));
    assertThat(stranger.isAlive()).isTrue();
    stranger.destroyForcibly();
  }

  @Test
  void after_a_restart_of_the_host_the_end_is_lost() {
    var host = host();
    host.restart();
    var command = Commands.run("exec sleep 60").command();
    begin(host, command);
    kill(pid(host, command, 0));
    kill(pid(host, command, 1));

    host.restart();

    assertThat(begin(host, command).state()).isEqualTo(new Lost(Loss.REBOOT));
    assertThat(host.lines(command, "starts")).hasSize(1);
  }

  @Test
  void a_claim_whose_maker_a_power_cut_wiped_out_is_a_loss() throws IOException {
    var host = host();
    var command = Commands.run("echo no").command();
    Files.createFile(Files.createDirectories(host.folder(command)).resolve("sup"));

    var answer = begin(host, command);

    assertThat(answer.state()).isEqualTo(new Lost(Loss.NEVER_CONFIRMED));
    assertThat(host.lines(command, "starts")).isEmpty();
  }

  @Test
  void output_is_byte_for_byte_what_was_printed_from_any_offset() throws IOException {
    var host = host();
    var command =
        Commands.run(
                "i=0; while [ $i -lt 100000 ]; do printf 'a\\000\\377\\n%d' $i; i=$((i+1)); done")
            .command();
    begin(host, command);
    await().untilAsserted(() -> assertThat(state(host, command)).isEqualTo(new Exited(0)));

    var read = new ByteArrayOutputStream();
    LedgerAnswer answer;
    do {
      answer = answered(host.ledger().lookAt(command, read.size()));
      read.write(answer.output());
    } while (read.size() < answer.size());

    assertThat(read.toByteArray())
        .isEqualTo(Files.readAllBytes(host.folder(command).resolve("out")));
    assertThat(read.size()).isGreaterThan(800_000);
  }

  @Test
  void a_lower_fence_is_refused() {
    var host = host();
    var command = Commands.run("echo no");
    answered(host.ledger().lookAt(command.attempt(1, 7).command(), 0));

    var answer = begin(host, command.attempt(1, 6).command());

    assertThat(answer.state()).isEqualTo(new Stale(7));
    assertThat(state(host, command.attempt(1, 8).command())).isEqualTo(new None());
  }

  @Test
  void another_script_under_the_same_name_is_a_conflict() {
    var host = host();
    begin(host, Commands.run("echo one").command());

    var answer = begin(host, Commands.run("echo two").command());

    assertThat(answer.state()).isEqualTo(new Conflict(true));
    assertThat(host.lines(Commands.run("").command(), "out")).containsExactly("one");
  }

  @Test
  void the_environment_arrives_whole_and_nowhere_else() throws IOException {
    var host = host();
    var value = "it's \"quoted\" $HOME `id` \\ and\nof two lines; é";
    var command =
        Commands.run("printf '%s' \"$VALUE\"; tr '\\0' ' ' </proc/$$/cmdline >\"$HOME/argv\"")
            .with(Map.of("VALUE", value, "PATH", "/usr/bin:/bin", "run", "x", "IFS", "q"))
            .command();

    var answer = begin(host, command);

    assertThat(new String(answer.output(), StandardCharsets.UTF_8)).isEqualTo(value);
    assertThat(Files.readString(host.home().resolve("argv"))).doesNotContain("quoted");
    try (var files = Files.walk(host.home().resolve(".stepwise"))) {
      assertThat(files.filter(Files::isRegularFile).filter(file -> !file.endsWith("out")))
          .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("quoted"));
    }
  }

  @Test
  void answers_are_what_the_script_reads_and_then_nothing_follows() {
    var host = host();
    var command =
        Commands.run(
                "read -r a; read -r b; read -r c; echo \"$a|$b|$c\"; read -r d || echo closed; exit 5")
            .command();
    var answers = List.of("y", "it's \\ \"quoted\" $HOME `id`", "");
    var inputs = new ScriptInputs(new TreeMap<>(), answers, Mask.NONE);

    var answer = answered(host.ledger().begin(command, inputs, 0));

    assertThat(new String(answer.output(), StandardCharsets.UTF_8))
        .isEqualTo("y|it's \\ \"quoted\" $HOME `id`|\nclosed\n");
    assertThat(answer.state()).isEqualTo(new Exited(5));
  }

  @Test
  void without_answers_there_is_nothing_to_read() {
    var answer = begin(host(), Commands.run("read -r a || echo closed").command());

    assertThat(new String(answer.output(), StandardCharsets.UTF_8)).isEqualTo("closed\n");
  }

  @Test
  void answers_that_nobody_reads_do_not_hold_up_the_end() {
    var command = Commands.run("exit 6").command();
    var inputs = new ScriptInputs(new TreeMap<>(), List.of("x".repeat(300_000)), Mask.NONE);

    var answer = answered(host().ledger().begin(command, inputs, 0));

    assertThat(answer.state()).isEqualTo(new Exited(6));
  }

  @Test
  void a_password_is_asked_for_without_a_terminal() {
    assumeTrue(LocalHost.has("bash"), "skipped: this machine has no bash");
    var command =
        Commands.run("bash -c 'read -r -s -p Password: p; echo; echo \"got $p\"'").command();
    var inputs = new ScriptInputs(new TreeMap<>(), List.of("tiger"), Mask.NONE);

    var answer = answered(host().ledger().begin(command, inputs, 0));

    assertThat(new String(answer.output(), StandardCharsets.UTF_8)).isEqualTo("\ngot tiger\n");
  }

  @Test
  void what_a_script_is_given_is_known_to_it_alone() throws IOException {
    var host = host();
    var canary = "canary-" + java.util.UUID.randomUUID();
    var command = Commands.run("read -r a; sleep 60").command();
    var environment = new TreeMap<>(Map.of("PASSWORD", canary));
    var inputs = new ScriptInputs(environment, List.of(canary, canary), Mask.of(List.of(canary)));

    answered(host.ledger().begin(command, inputs, 0));

    var group = pid(host, command, 1);
    assertThat(ProcessFiles.holding("environ", canary)).isNotEmpty().isSubsetOf(membersOf(group));
    assertThat(ProcessFiles.holding("cmdline", canary)).isEmpty();
    assertThat(filesWith(host, canary)).isEmpty();
    cancel(host, command);
  }

  @Test
  void a_supervisor_whose_input_is_cut_off_starts_nothing() throws Exception {
    var host = host();
    var command = Commands.run("echo no").command();
    begin(host, Commands.run("true").of("other").command());
    Files.createDirectories(host.folder(command));
    Files.writeString(host.folder(command).resolve("script"), "echo no");
    var supervisor = supervisorOf(host);

    for (var given : List.of("", "exports=''", "exports=''\nanswers=''\n")) {
      assertThat(host.supervise(supervisor, command, given)).isEqualTo(1);
    }

    assertThat(state(host, command)).isEqualTo(new Ready());
    assertThat(host.supervise(supervisor, command, "exports=''\nanswers=''\n# whole")).isZero();
    assertThat(state(host, command)).isEqualTo(new Exited(0));
  }

  @Test
  void a_secret_that_was_printed_is_overwritten_where_it_stands() throws IOException {
    var host = host();
    var command =
        Commands.run(
                "echo 'a tiger, a lion'; echo 'tiger'; echo KEY=tiger >>$STEPWISE_FACTS; echo x")
            .command();
    begin(host, command);

    answered(
        host.ledger()
            .scrub(command, List.of(new Shown(2, 5), new Shown(16, 5)), Optional.of("KEY=***\n")));

    assertThat(look(host, command).state()).isEqualTo(new Exited(0));
    assertThat(host.lines(command, "out")).containsExactly("a *****, a lion", "*****", "x");
    assertThat(host.lines(command, "facts")).containsExactly("KEY=***");
    assertThat(filesWith(host, "KEY=tiger\n")).isEmpty();
    assertThat(Files.getPosixFilePermissions(host.folder(command).resolve("out"))).hasSize(2);
  }

  @Test
  void facts_come_with_the_end() {
    var host = host();
    var command =
        Commands.run("echo \"A=1 2\" >>$STEPWISE_FACTS; echo B=é >>$STEPWISE_FACTS; echo x")
            .command();

    var answer = begin(host, command);

    assertThat(answer.facts()).isEqualTo("A=1 2\nB=é\n");
    assertThat(new String(answer.output(), StandardCharsets.UTF_8)).isEqualTo("x\n");
  }

  @Test
  void a_full_disk_while_it_runs_does_not_hide_the_exit_code() throws IOException {
    var host = host();
    var command = Commands.run("echo much || exit 3").command();
    Files.createDirectories(host.folder(command));
    Files.createSymbolicLink(host.folder(command).resolve("out"), Path.of("/dev/full"));

    var answer = begin(host, command);

    assertThat(answer.state()).isEqualTo(new Exited(3));
  }

  @Test
  void a_full_disk_before_it_starts_leaves_it_to_be_started_later() throws IOException {
    var host = host();
    var command = Commands.run("echo later").command();
    Files.createDirectories(host.folder(command));
    var starts = host.folder(command).resolve("starts");
    Files.createSymbolicLink(starts, Path.of("/dev/full"));
    assertThat(begin(host, command).state()).isEqualTo(new Ready());

    Files.delete(starts);

    assertThat(begin(host, command).state()).isEqualTo(new Exited(0));
    assertThat(host.lines(command, "starts")).hasSize(1);
  }

  @Test
  void the_ledger_is_for_nobody_else_and_the_script_has_the_hosts_own_umask() throws IOException {
    var host = host();

    var answer = begin(host, Commands.run("umask").command());

    assertThat(new String(answer.output(), StandardCharsets.UTF_8)).isEqualTo("0022\n");
    assertThat(Files.getPosixFilePermissions(host.home().resolve(".stepwise"))).hasSize(3);
  }

  @Test
  void a_probe_answers_by_its_exit_code() {
    var ledger = host().ledger();
    var environment = new TreeMap<>(Map.of("WHO", "it's me"));

    var answers =
        List.of("echo \"$WHO\"", "echo no; exit 1", "echo what >&2; exit 3", "cat; exit 0").stream()
            .map(text -> new dev.stepwise.contracts.execution.ScriptText("p.sh", text))
            .map(script -> answered(ledger.probe(Commands.HOST, script, environment)))
            .toList();

    assertThat(answers)
        .containsExactly(
            new ProbeAnswer.Pass("it's me"),
            new ProbeAnswer.Fail("no"),
            new ProbeAnswer.Inconclusive("what (exit 3)"),
            new ProbeAnswer.Pass(""));
  }

  @Test
  void a_probe_that_hangs_is_ended_on_the_host_with_all_it_started() {
    var script = "sleep 61.5 & echo $! >\"$HOME/pid\"; trap '' TERM; while :; do sleep 0.2; done";

    var answer = answered(host().ledger().probe(Commands.HOST, probe(script), new TreeMap<>()));

    assertThat(answer)
        .isEqualTo(
            new ProbeAnswer.Inconclusive(
                "It was killed, as happens when there is no answer within 2 s (exit 137)"));
    await().untilAsserted(() -> assertThat(isAlive(firstPid())).isFalse());
  }

  @Test
  void a_probe_leaves_nobody_behind() {
    var script = "sleep 61.5 & echo $! >\"$HOME/pid\"; echo yes";

    var answer = answered(host().ledger().probe(Commands.HOST, probe(script), new TreeMap<>()));

    assertThat(answer).isEqualTo(new ProbeAnswer.Pass("yes"));
    await().untilAsserted(() -> assertThat(isAlive(firstPid())).isFalse());
  }

  private static dev.stepwise.contracts.execution.ScriptText probe(String text) {
    return new dev.stepwise.contracts.execution.ScriptText("p.sh", text);
  }

  private long firstPid() throws IOException {
    return Long.parseLong(Files.readString(home.resolve("pid")).strip());
  }

  /// Dead and not yet buried is not alive.
  private static boolean isAlive(long pid) {
    return groupOf(pid) >= 0;
  }

  private LocalHost host() {
    assumeTrue(LocalHost.has(shell), "skipped: this machine has no " + shell);
    return new LocalHost(shell, home);
  }

  private static Path supervisorOf(LocalHost host) throws IOException {
    try (var files = Files.list(host.home().resolve(".stepwise"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("supervisor."))
          .findFirst()
          .orElseThrow();
    }
  }

  private static List<Path> filesWith(LocalHost host, String text) throws IOException {
    try (var files = Files.walk(host.home())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> ProcessFiles.text(file).contains(text))
          .toList();
    }
  }

  private static LedgerAnswer begin(LocalHost host, RunStep command) {
    return answered(host.ledger().begin(command, inputs(command), 0));
  }

  private static ScriptInputs inputs(RunStep command) {
    return ScriptInputs.of(command.work().environment());
  }

  private static LedgerAnswer cancel(LocalHost host, RunStep command) {
    return answered(host.ledger().cancel(command, 0));
  }

  private static LedgerState callOff(LocalHost host, RunStep command) {
    return answered(host.ledger().callOff(command, 0)).state();
  }

  private static LedgerAnswer look(LocalHost host, RunStep command) {
    return answered(host.ledger().lookAt(command, 0));
  }

  private static LedgerState state(LocalHost host, RunStep command) {
    return look(host, command).state();
  }

  private static <T> T answered(HostAnswer<T> answer) {
    assertThat(answer).isInstanceOf(HostAnswer.Answered.class);
    return ((HostAnswer.Answered<T>) answer).value();
  }

  private static void sendPart(LocalHost host, byte[] program, int length) throws Exception {
    var call = host.start();
    LocalHost.send(call, java.util.Arrays.copyOf(program, length));
    call.waitFor();
  }

  private static long pid(LocalHost host, RunStep command, int line) {
    return Long.parseLong(host.lines(command, "sup").get(line).split(" ")[0]);
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  private static List<Long> membersOf(long group) {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> groupOf(pid) == group)
        .toList();
  }

  private static long groupOf(long pid) {
    try {
      var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return fields[0].equals("Z") ? -1 : Long.parseLong(fields[2]);
    } catch (IOException e) {
      return -1;
    }
  }
}
