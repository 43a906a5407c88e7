package dev.stepwise.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlaybookLoaderTest {
  @TempDir Path folder;

  @Test
  void the_example_of_the_readme_is_sound() {
    var playbook = Draft.example(folder).sound();

    assertThat(playbook.releases())
        .extracting(CatalogueRelease::release)
        .containsExactly(
            new Release("1.0"), new Release("1.10"), new Release("2.0"), new Release("2.1"));
    assertThat(playbook.procedure("roll-over").steps())
        .extracting(step -> step.id().value())
        .containsExactly("close-gate", "replace-node", "catch-up", "open-gate");
  }

  @Test
  void a_step_has_what_was_written_and_defaults_for_what_was_not() {
    var step = Draft.example(folder).sound().procedure("roll-over").steps().get(1);

    assertThat(step.action())
        .isEqualTo(
            new ScriptedAction(
                Optional.of("scripts/node-is-idle.sh"),
                Optional.of("scripts/replace-node.sh"),
                Optional.of("scripts/node-is-new.sh"),
                List.of(),
                List.of(),
                List.of("^ERROR"),
                Duration.ofMinutes(20),
                Duration.ofMinutes(1),
                List.of("BACKUP_DIR"),
                Optional.empty()));
  }

  @Test
  void an_undo_says_what_it_does() {
    var steps = Draft.example(folder).sound().procedure("roll-over").steps();

    assertThat(steps)
        .extracting(Step::effect)
        .filteredOn(StepEffect.Reversible.class::isInstance)
        .extracting(effect -> ((StepEffect.Reversible) effect).title())
        .containsExactly(
            Optional.of("Open the gate again"),
            Optional.of("Put the old node back"),
            Optional.empty());
  }

  @Test
  void what_goes_down_has_words() {
    assertThat(Draft.example(folder).sound().unavailable())
        .isEqualTo(Map.of("writes", "sending new orders"));
  }

  @Test
  void every_script_has_the_library_in_front() {
    assertThat(Draft.example(folder).sound().textOf("scripts/open-gate.sh"))
        .isEqualTo("# scripts/library.sh\n# scripts/open-gate.sh\n");
  }

  @Test
  void the_digest_changes_with_any_script_and_not_with_the_practice_range() throws IOException {
    var draft = Draft.example(folder);
    var before = draft.sound().digest();
    Files.createDirectories(folder.resolve("practice"));
    Files.writeString(folder.resolve("practice/setup.sh"), "true\n");
    assertThat(draft.sound().digest()).isEqualTo(before);
    Files.writeString(folder.resolve("scripts/spare.sh"), "true\n");
    assertThat(draft.sound().digest()).isNotEqualTo(before);
  }

  @Test
  void a_folder_that_is_not_there_is_a_problem_not_an_exception() {
    assertThat(PlaybookLoader.load(folder.resolve("nowhere"))).isInstanceOf(Loaded.Broken.class);
  }

  @Test
  void a_folder_of_playbooks_has_each_by_its_name() throws IOException {
    Draft.example(Files.createDirectory(folder.resolve("ferry"))).load();
    Files.createDirectory(folder.resolve("no-playbook"));

    assertThat(Playbooks.loadAll(folder)).containsOnlyKeys("ferry");
  }

  @Test
  void all_problems_are_reported_at_once_in_the_order_of_the_file() {
    var problems =
        Draft.example(folder)
            .with("installed: INSTALLED_VERSION", "installed: INSTALED_VERSION")
            .with("when: \"facts.REPLICATION", "when: \"fact.REPLICATION")
            .problems();

    assertThat(problems).hasSize(2).isSorted();
  }

  @Test
  void a_playbook_that_is_deeper_than_anyone_writes_is_refused() {
    var problems = Draft.example(folder).playbook("a: " + "[".repeat(1000)).problems();

    assertThat(problems).singleElement().asString().startsWith("playbook.yaml:1: Expected");
  }
}
