package dev.stepwise.executor.adapter.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwise.contracts.execution.ScriptText;
import dev.stepwise.executor.Commands;
import dev.stepwise.executor.ProcessFiles;
import dev.stepwise.executor.application.ScriptInputs;
import dev.stepwise.executor.application.SecretsMark;
import dev.stepwise.executor.domain.LedgerState.Exited;
import dev.stepwise.executor.domain.Mask;
import dev.stepwise.executor.domain.ProbeAnswer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What scripts and probes are given on a host, and who else sees it.
@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerInputsTest extends LedgerMatrix {
  @Test
  void the_environment_arrives_whole_and_nowhere_else() {
    everywhere(host -> {
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
    });
  }

  @Test
  void answers_are_what_the_script_reads_and_then_nothing_follows() {
    everywhere(host -> {
      var command =
          Commands.run(
                  "read -r a; read -r b; read -r c; echo \"$a|$b|$c\"; read -r d || echo closed;"
                      + " exit 5")
              .command();
      var answers = List.of("y", "it's \\ \"quoted\" $HOME `id`", "");
      var inputs = new ScriptInputs(new TreeMap<>(), answers, Mask.NONE, SecretsMark.NONE);

      var answer = answered(host.ledger().begin(command, inputs, 0));

      assertThat(new String(answer.output(), StandardCharsets.UTF_8))
          .isEqualTo("y|it's \\ \"quoted\" $HOME `id`|\nclosed\n");
      assertThat(answer.state()).isEqualTo(new Exited(5));
    });
  }

  @Test
  void without_answers_there_is_nothing_to_read() {
    everywhere(host -> {
      var answer = begin(host, Commands.run("read -r a || echo closed").command());

      assertThat(new String(answer.output(), StandardCharsets.UTF_8)).isEqualTo("closed\n");
    });
  }

  @Test
  void answers_that_nobody_reads_do_not_hold_up_the_end() {
    everywhere(host -> {
      var command = Commands.run("exit 6").command();
      var inputs =
          new ScriptInputs(
              new TreeMap<>(), List.of("x".repeat(300_000)), Mask.NONE, SecretsMark.NONE);

      var answer = answered(host.ledger().begin(command, inputs, 0));

      assertThat(answer.state()).isEqualTo(new Exited(6));
    });
  }

  @Test
  void a_password_is_asked_for_without_a_terminal() {
    assumeTrue(LocalHost.has("bash"), "skipped: this machine has no bash");
    everywhere(host -> {
      var command =
          Commands.run("bash -c 'read -r -s -p Password: p; echo; echo \"got $p\"'").command();
      var inputs = new ScriptInputs(new TreeMap<>(), List.of("tiger"), Mask.NONE, SecretsMark.NONE);

      var answer = answered(host.ledger().begin(command, inputs, 0));

      assertThat(new String(answer.output(), StandardCharsets.UTF_8)).isEqualTo("\ngot tiger\n");
    });
  }

  @Test
  void what_a_script_is_given_is_known_to_it_alone() {
    everywhere(host -> {
      var canary = "canary-" + java.util.UUID.randomUUID();
      var command = Commands.run("read -r a; sleep 60").command();
      var environment = new TreeMap<>(Map.of("PASSWORD", canary));
      var inputs =
          new ScriptInputs(
              environment, List.of(canary, canary), Mask.of(List.of(canary)), SecretsMark.NONE);

      answered(host.ledger().begin(command, inputs, 0));

      var group = pid(host, command, 1);
      assertThat(ProcessFiles.holding("environ", canary))
          .isNotEmpty()
          .isSubsetOf(ProcessTree.membersOf(group));
      assertThat(ProcessFiles.holding("cmdline", canary)).isEmpty();
      assertThat(filesWith(host, canary)).isEmpty();
      cancel(host, command);
    });
  }

  @Test
  void a_host_tells_which_secrets_the_one_start_was_given_whoever_asked_for_more() {
    everywhere(host -> {
      var command = Commands.run("echo $secrets; exit 3").command();
      var first = new ScriptInputs(new TreeMap<>(), List.of(), Mask.NONE, new SecretsMark("a1"));
      var second = new ScriptInputs(new TreeMap<>(), List.of(), Mask.NONE, new SecretsMark("b2"));

      var begun = answered(host.ledger().begin(command, first, 0));
      var again = answered(host.ledger().begin(command, second, 0));

      assertThat(List.of(begun.given(), again.given(), look(host, command).given()))
          .containsOnly(new SecretsMark("a1"));
      assertThat(new String(begun.output(), StandardCharsets.UTF_8)).isEqualTo("\n");
    });
  }

  @Test
  void of_a_start_without_secrets_and_of_none_no_secrets_are_told() {
    everywhere(host -> {
      var command = Commands.run("true").command();

      assertThat(look(host, command).given()).isEqualTo(SecretsMark.NONE);
      assertThat(begin(host, command).given()).isEqualTo(SecretsMark.NONE);
    });
  }

  @Test
  void a_probe_answers_by_its_exit_code() {
    everywhere(host -> {
      var ledger = host.ledger();
      var environment = new TreeMap<>(Map.of("WHO", "it's me"));

      var answers =
          List.of("echo \"$WHO\"", "echo no; exit 1", "echo what >&2; exit 3", "cat; exit 0")
              .stream()
              .map(text -> new ScriptText("p.sh", text))
              .map(script ->
                  answered(ledger.probe(Commands.UPGRADE, Commands.HOST, script, environment)))
              .toList();

      assertThat(answers)
          .containsExactly(
              new ProbeAnswer.Pass("it's me"),
              new ProbeAnswer.Fail("no"),
              new ProbeAnswer.Inconclusive("what (exit 3)"),
              new ProbeAnswer.Pass(""));
    });
  }

  @Test
  void a_probe_that_hangs_is_ended_on_the_host_with_all_it_started() {
    everywhere(host -> {
      var script = "sleep 61.5 & echo $! >\"$HOME/pid\"; trap '' TERM; while :; do sleep 0.2; done";

      var answer =
          answered(
              host.ledger().probe(Commands.UPGRADE, Commands.HOST, probe(script), new TreeMap<>()));

      assertThat(answer)
          .isEqualTo(
              new ProbeAnswer.Inconclusive(
                  "It was killed, as happens when there is no answer within 2 s (exit 137)"));
      eventually(() -> assertThat(ProcessTree.isAlive(firstPid(host))).isFalse());
    });
  }

  @Test
  void a_probe_leaves_nobody_behind() {
    everywhere(host -> {
      var script = "sleep 61.5 & echo $! >\"$HOME/pid\"; echo yes";

      var answer =
          answered(
              host.ledger().probe(Commands.UPGRADE, Commands.HOST, probe(script), new TreeMap<>()));

      assertThat(answer).isEqualTo(new ProbeAnswer.Pass("yes"));
      eventually(() -> assertThat(ProcessTree.isAlive(firstPid(host))).isFalse());
    });
  }

  private static ScriptText probe(String text) {
    return new ScriptText("p.sh", text);
  }
}
