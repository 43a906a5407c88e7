package dev.stepwise.playbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwise.playbook.Lint;
import dev.stepwise.playbook.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every playbook on disk.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlaybooksTest {
  static Stream<Path> playbooks() {
    return Platforms.all().stream();
  }

  @ParameterizedTest
  @MethodSource("playbooks")
  void lint_finds_no_error(Path playbook) {
    assertThat(Lint.of(playbook))
        .filteredOn(problem -> problem.severity() == Problem.Severity.ERROR)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("playbooks")
  void shellcheck_has_nothing_to_say(Path playbook) throws IOException, InterruptedException {
    assumeTrue(isInstalled("shellcheck"), "skipped: shellcheck is not installed");
    var command = new ArrayList<>(List.of("shellcheck", "--shell=sh"));
    command.addAll(shellScripts(playbook));

    var shellcheck = new ProcessBuilder(command).redirectErrorStream(true).start();

    assertThat(new String(shellcheck.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
    assertThat(shellcheck.waitFor()).isZero();
  }

  private static List<String> shellScripts(Path playbook) throws IOException {
    try (var files = Files.walk(playbook)) {
      return files
          .filter(Files::isRegularFile)
          .filter(PlaybooksTest::isShell)
          .map(Path::toString)
          .toList();
    }
  }

  private static boolean isShell(Path file) {
    return file.toString().endsWith(".sh") || firstLine(file).matches("#! ?/bin/sh.*");
  }

  private static String firstLine(Path file) {
    try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines.findFirst().orElse("");
    } catch (IOException e) {
      throw new AssertionError("Expected to read " + file, e);
    }
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
