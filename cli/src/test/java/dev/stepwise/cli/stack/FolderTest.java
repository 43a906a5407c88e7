package dev.stepwise.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FolderTest {
  @TempDir private Path root = Path.of("");
  private StackFolder folder = new StackFolder(Path.of("x"));

  @BeforeEach
  void create() {
    folder = new StackFolder(root.resolve("with a blank"));
    folder.create();
  }

  @Test
  void the_usual_folder_is_below_the_state_folder_of_the_user() {
    assertThat(StackFolder.usual(Map.of("XDG_STATE_HOME", "/state"), "stepwise").root())
        .isEqualTo(Path.of("/state/stepwise"));
    assertThat(StackFolder.usual(Map.of("HOME", "/home/ann"), "stepwise").root())
        .isEqualTo(Path.of("/home/ann/.local/state/stepwise"));
  }

  @Test
  void a_second_stack_on_the_same_folder_is_told_who_has_it() {
    try (var _ = FolderLock.take(folder)) {
      assertThatThrownBy(() -> FolderLock.take(folder))
          .isInstanceOf(StackTrouble.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("--data");
    }
  }

  @Test
  void a_lock_that_was_let_go_can_be_taken_again() {
    FolderLock.take(folder).close();

    FolderLock.take(folder).close();
  }

  @Test
  void a_reset_forgets_what_was_kept() throws IOException {
    Files.createDirectories(folder.kafka().resolve("topic"));

    folder.reset();

    assertThat(folder.kafka()).doesNotExist();
    assertThat(folder.logs()).exists();
  }

  @Test
  void logs_of_earlier_starts_are_kept_beside_the_new_one() throws IOException {
    var log = new LogFile(folder.log(Service.PLANNER));
    for (var start = 1; start <= 7; start++) {
      log.rotate();
      Files.writeString(log.path(), "start " + start);
    }

    assertThat(log.tail(1)).containsExactly("start 7");
    try (var files = Files.list(folder.logs())) {
      assertThat(files).hasSize(5);
    }
  }
}
