package dev.stepwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StepwiseTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void help_names_the_commands_and_what_the_exit_codes_mean() {
    var code = execute("--help");

    assertThat(code).isZero();
    assertThat(out.toString())
        .contains("demo", "up", "rollback", "Exit codes:", "4     the upgrade");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "up",
        "apply",
        "plan",
        "approve",
        "start",
        "watch",
        "get",
        "keys",
        "evidence",
        "verify",
        "redact",
        "lint",
        "test",
        "pause",
        "resume",
        "cancel",
        "retry",
        "mark-done",
        "exclude",
        "stop",
        "rollback",
        "confirm"
      })
  void every_command_explains_itself(String command) {
    var code = execute(command, "--help");

    assertThat(code).isZero();
    assertThat(out.toString()).startsWith("Usage: stepwise " + command).doesNotContain("null");
  }

  @Test
  void what_a_decision_needs_is_asked_for() {
    assertThat(execute("exclude", "up-1", "--host", "h1")).isEqualTo(2);
    assertThat(err.toString()).contains("--reason");
    assertThat(execute("mark-done", "up-1", "--host", "h1")).isEqualTo(2);
    assertThat(err.toString()).contains("--evidence");
    assertThat(execute("pause", "up-1", "--mode", "LATER")).isEqualTo(2);
    assertThat(err.toString()).contains("AFTER_STEP", "AFTER_HOST", "NOW");
  }

  @Test
  void a_command_that_does_not_exist_is_a_usage_error() {
    assertThat(execute("rolback")).isEqualTo(2);
    assertThat(err.toString()).contains("rollback");
  }

  @Test
  void a_planner_that_is_not_there_is_said_with_its_address() {
    var code = execute("get", "upgrades", "--planner", "http://127.0.0.1:1");

    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("http://127.0.0.1:1", "stepwise up");
  }

  @Test
  void a_sound_playbook_lints_clean_and_warnings_count_only_when_strict(@TempDir Path folder)
      throws IOException {
    var ferry = Path.of("../playbook-language/src/test/playbooks/ferry");
    copy(ferry, folder.resolve("ferry"));
    Files.writeString(folder.resolve("ferry/scripts/nobody-uses-it.sh"), "#!/bin/sh\n");
    var wordy = folder.resolve("ferry").toString();

    assertThat(execute("lint", "--strict", ferry.toString())).isZero();
    assertThat(execute("lint", wordy)).isZero();
    assertThat(execute("lint", "--strict", wordy)).isEqualTo(1);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  @Test
  void a_broken_playbook_is_said_with_file_and_line(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("playbook.yaml"), "platform: ferry\n");
    Files.writeString(folder.resolve("releases.yaml"), "releases: []\n");

    var code = execute("lint", folder.toString());

    assertThat(code).isEqualTo(1);
    assertThat(out.toString()).contains("playbook.yaml:1: Expected").contains(" errors, ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lint", "test"})
  void a_folder_without_a_playbook_is_a_usage_error(String command, @TempDir Path folder) {
    var code = execute(command, folder.toString());

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("Expected the folder of a playbook");
  }

  @Test
  void keys_are_written_once_and_never_replaced(@TempDir Path folder) throws IOException {
    var out = folder.resolve("keys");

    assertThat(execute("keys", "--out", out.toString())).isZero();
    var first = Files.readString(out.resolve("planner.jwk"));
    assertThat(execute("keys", "--out", out.toString(), "--zone", "default,dmz")).isZero();

    assertThat(out.resolve("planner.jwk")).hasContent(first);
    assertThat(out.resolve("executor-dmz.jwk")).exists();
  }

  @Test
  void a_platform_or_scenario_that_cannot_be_practised_is_a_usage_error() {
    System.setProperty("stepwise.home", Path.of("..").toAbsolutePath().toString());

    assertThat(execute("demo", "nothing")).isEqualTo(2);
    assertThat(execute("demo", "openmldb", "--scenario", "nothing")).isEqualTo(2);
    assertThat(err.toString()).contains("nothing/practice", "Expected one of the scenarios");
  }

  private int execute(String... arguments) {
    return Stepwise.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
