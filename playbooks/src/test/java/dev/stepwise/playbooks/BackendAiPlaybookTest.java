package dev.stepwise.playbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwise.playbook.Loaded;
import dev.stepwise.playbook.Playbook;
import dev.stepwise.playbook.PlaybookLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BackendAiPlaybookTest {
  static final Path FOLDER = Path.of("backend-ai").toAbsolutePath();

  static final Playbook PLAYBOOK = load();

  private static Playbook load() {
    return switch (PlaybookLoader.load(FOLDER)) {
      case Loaded.Ok(var playbook) -> playbook;
      case Loaded.Broken(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  @Test
  void it_loads_without_a_complaint() {
    assertThat(PLAYBOOK.platform()).isEqualTo("backend-ai");
  }

  @Test
  void every_script_is_used() throws IOException {
    var yaml = Files.readString(FOLDER.resolve("playbook.yaml"));
    try (var scripts = scripts("scripts", "facts")) {
      assertThat(scripts.map(FOLDER::relativize))
          .allSatisfy(script -> assertThat(yaml).contains(script.toString()));
    }
  }

  @Test
  void shellcheck_has_nothing_to_say() throws IOException, InterruptedException {
    assumeTrue(isInstalled("shellcheck"), "shellcheck is not installed");
    var command = new ArrayList<>(List.of("shellcheck", "--shell=sh"));
    try (var scripts = scripts("scripts", "facts", "practice")) {
      scripts.map(Path::toString).forEach(command::add);
    }

    var shellcheck = new ProcessBuilder(command).redirectErrorStream(true).start();

    assertThat(new String(shellcheck.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
    assertThat(shellcheck.waitFor()).isZero();
  }

  private static Stream<Path> scripts(String... folders) throws IOException {
    var all = new ArrayList<Path>();
    for (var folder : folders) {
      try (var found = Files.walk(FOLDER.resolve(folder))) {
        found
            .filter(Files::isRegularFile)
            .filter(
                file -> file.toString().endsWith(".sh") || file.toString().contains("/stand-ins/"))
            .forEach(all::add);
      }
    }
    return all.stream();
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
