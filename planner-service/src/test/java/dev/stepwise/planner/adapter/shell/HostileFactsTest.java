package dev.stepwise.planner.adapter.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An exported rollback, carried out where the host's shell is the own one: nothing that a host or
/// a playbook says is done by the shell of the person that starts it.
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileFactsTest {
  /// Says what it was sent to, and does it in the own shell, as a host would.
  private static final String SSH =
      """
      #!/bin/sh
      for last; do shell=$last; done
      exec sh -c "$shell"
      """;

  @TempDir private Path folder = Path.of("");

  /// Each would make a file `seen` if a shell took some of it for a command.
  static List<String> hostile() {
    return List.of(
        "2.0\nEND_OF_ENVIRONMENT\ntouch seen\ncat <<END_OF_ENVIRONMENT #",
        "END\ntouch seen\ncat <<END #",
        "'; touch seen; '",
        "'\\''; touch seen; '\\''",
        "\\'; touch seen #",
        "$(touch seen)`touch seen`",
        "\"; touch seen; \"",
        "'\n}\ntouch seen\nx() {\n'",
        "%s\\n\\047; touch seen; %d",
        "\r\ntouch seen\r\n",
        "-n");
  }

  @BeforeEach
  void stand_in_for_ssh() throws IOException {
    var ssh = Files.writeString(Files.createDirectory(folder.resolve("bin")).resolve("ssh"), SSH);
    Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void a_fact_reaches_the_script_as_it_is_and_is_no_command(String fact) throws Exception {
    var printed = carriedOut(new Rollback().fact(fact));

    assertThat(printed).contains("Everything is undone.");
    assertThat(folder.resolve("fact")).hasContent(fact);
    assertThat(folder.resolve("seen")).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void an_answer_reaches_the_script_as_it_is_and_is_no_command(String answer) throws Exception {
    var printed = carriedOut(new Rollback().answer(answer));

    assertThat(printed).contains("Everything is undone.");
    assertThat(folder.resolve("answer")).hasContent(answer + "\n");
    assertThat(folder.resolve("seen")).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void a_title_is_no_command(String title) throws Exception {
    var printed = carriedOut(new Rollback().title(title));

    assertThat(printed).contains("Everything is undone.");
    assertThat(folder.resolve("seen")).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void a_host_key_is_no_command(String key) throws Exception {
    var printed = carriedOut(new Rollback().hostKey("ssh-ed25519 AAAA " + key));

    assertThat(printed).contains("Everything is undone.");
    assertThat(folder.resolve("seen")).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void an_address_that_is_none_is_not_handed_to_ssh(String address) {
    var plan = new Rollback().address(address).plan();

    assertThatThrownBy(() -> new RollbackScript().write(plan, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Expected an address that a script can hand to ssh, but got '");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void the_marks_around_a_text_cannot_be_a_part_of_it(String text) throws Exception {
    var inert =
        ": <<'NOTHING'\n%s\nEND_OF_LIBRARY\nEND_OF_LIBRARY_\nEND_OF\0_LIBRARY__\ntouch seen\nNOTHING\n"
            .formatted(text);

    var printed = carriedOut(new Rollback().library(inert));

    assertThat(printed).contains("Everything is undone.");
    assertThat(folder.resolve("seen")).doesNotExist();
  }

  @Test
  void a_command_in_the_stand_in_would_be_seen() throws Exception {
    var printed = carriedOut(new Rollback().library("touch seen\n"));

    assertThat(printed).contains("Everything is undone.");
    assertThat(folder.resolve("seen")).exists();
  }

  private String carriedOut(Rollback rollback) throws IOException, InterruptedException {
    var script =
        Files.writeString(
            folder.resolve("back.sh"), new RollbackScript().write(rollback.plan(), 7));
    var shell = new ProcessBuilder("/bin/sh", script.toString()).directory(folder.toFile());
    var path = folder.resolve("bin") + ":" + shell.environment().get("PATH");
    shell.environment().put("PATH", path);
    shell.environment().put("HOME", folder.toString());
    var typed = Files.writeString(folder.resolve("typed"), "y\n");
    var process = shell.redirectErrorStream(true).redirectInput(typed.toFile()).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }
}
