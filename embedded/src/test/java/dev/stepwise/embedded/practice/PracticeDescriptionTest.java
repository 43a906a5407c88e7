package dev.stepwise.embedded.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PracticeDescriptionTest {
  private static final Path TINY = Path.of("src/test/resources/tiny");

  @Test
  void a_scenario_changes_maps_key_by_key_and_everything_else_as_a_whole() {
    var alone = PracticeDescription.read(TINY.resolve("practice"), "alone");

    assertThat(alone.title()).isEqualTo("One host alone");
    assertThat(alone.release()).isEqualTo("1.0.0");
    assertThat(alone.target()).isEqualTo("1.10");
    assertThat(alone.topology()).isEqualTo("alone");
    assertThat(alone.variant()).contains("quick");
    assertThat(alone.components()).containsExactly("server");
    assertThat(alone.parameters())
        .containsEntry("CLUSTER", "${PRACTICE_ROOT}/cluster")
        .containsEntry("EXTRA", "a.yaml\nb.yaml");
    assertThat(alone.hosts()).containsOnlyKeys("one");
    assertThat(alone.volatileFiles()).containsExactly("**/*.pid");
    assertThat(alone.back()).isFalse();
  }

  @Test
  void the_default_scenario_is_what_practice_yaml_alone_says() {
    var usual = PracticeDescription.read(TINY.resolve("practice"), "default");

    assertThat(usual.target()).isEqualTo("2.0.0");
    assertThat(usual.variant()).isEmpty();
    assertThat(usual.components()).isEmpty();
    assertThat(usual.back()).isTrue();
    assertThat(usual.missingCommands()).isEmpty();
  }

  @Test
  void commands_that_this_machine_does_not_have_are_named(@TempDir Path folder) {
    assertThatThrownBy(() -> PracticeInstallation.in(TINY, folder, "far").switchOn())
        .isInstanceOf(NotPossibleHere.class)
        .hasMessage("this machine has no no-such-command");
  }

  @Test
  void scenarios_are_named_by_their_files_and_another_name_is_refused() {
    var practice = TINY.resolve("practice");

    assertThat(PracticeDescription.scenarios(practice)).containsExactly("default", "alone", "far");
    assertThatThrownBy(() -> PracticeDescription.read(practice, "nobody"))
        .hasMessage("Expected one of the scenarios [default, alone, far], but got 'nobody'");
  }

  @Test
  void secrets_are_files_of_their_own_to_which_the_installation_refers(@TempDir Path folder)
      throws Exception {
    try (var practice = PracticeInstallation.in(TINY, folder, "alone")) {
      practice.switchOn();

      var reference = practice.installation().parameters().getOrDefault("PASSWORD", "");

      assertThat(reference).startsWith("file:/");
      var file = Path.of(reference.substring("file:".length()));
      assertThat(file).hasContent("s3cret");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void scripts_are_told_the_scenario_and_the_folder_remembers_it(@TempDir Path folder)
      throws Exception {
    try (var practice = PracticeInstallation.in(TINY, folder, "alone")) {
      practice.switchOn();
    }

    assertThat(folder.resolve("cluster/scenario")).hasContent("alone 1.0.0 1.10 alone");
    assertThatThrownBy(() -> PracticeInstallation.in(TINY, folder, "default").switchOn())
        .hasMessageContaining("to be of scenario 'default', but it was set up as 'alone'");
  }

  @Test
  void what_this_machine_cannot_have_is_said_by_setup(@TempDir Path folder) throws Exception {
    var practice = Files.createDirectories(folder.resolve("far/practice"));
    Files.copy(TINY.resolve("practice/practice.yaml"), practice.resolve("practice.yaml"));
    Files.writeString(practice.resolve("setup.sh"), "echo looking; echo no engine here; exit 77");

    assertThatThrownBy(() ->
            PracticeInstallation.in(folder.resolve("far"), folder.resolve("range"), "default")
                .switchOn())
        .isInstanceOf(NotPossibleHere.class)
        .hasMessage("no engine here");
  }
}
