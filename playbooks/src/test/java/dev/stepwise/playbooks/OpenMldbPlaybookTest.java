package dev.stepwise.playbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.playbook.Loaded;
import dev.stepwise.playbook.Playbook;
import dev.stepwise.playbook.PlaybookLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OpenMldbPlaybookTest {
  static final Path FOLDER = Path.of("openmldb").toAbsolutePath();

  static final Playbook PLAYBOOK = load();

  private static Playbook load() {
    return switch (PlaybookLoader.load(FOLDER)) {
      case Loaded.Ok(var playbook) -> playbook;
      case Loaded.Broken(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  @Test
  void it_loads_without_a_complaint() {
    assertThat(PLAYBOOK.platform()).isEqualTo("openmldb");
  }

  @Test
  void every_step_cites_the_manual() {
    assertThat(PLAYBOOK.procedure("cluster").steps()).allMatch(step -> step.cite().isPresent());
  }
}
