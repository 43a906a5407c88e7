package dev.stepwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
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
  @ValueSource(strings = {"demo", "up", "apply", "plan", "approve", "start", "watch", "get"})
  void every_command_explains_itself(String command) {
    var code = execute(command, "--help");

    assertThat(code).isZero();
    assertThat(out.toString()).startsWith("Usage: stepwise " + command).doesNotContain("null");
  }

  @Test
  void a_command_that_does_not_exist_is_a_usage_error() {
    assertThat(execute("dmeo")).isEqualTo(2);
    assertThat(err.toString()).contains("demo");
  }

  @Test
  void a_planner_that_is_not_there_is_said_with_its_address() {
    var code = execute("get", "upgrades", "--planner", "http://127.0.0.1:1");

    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("http://127.0.0.1:1", "stepwise up");
  }

  private int execute(String... arguments) {
    return Stepwise.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
