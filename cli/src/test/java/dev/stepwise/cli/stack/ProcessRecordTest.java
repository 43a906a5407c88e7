package dev.stepwise.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProcessRecordTest {
  @TempDir private Path folder = Path.of("");
  private Process process;

  @BeforeEach
  void start() throws IOException {
    process = new ProcessBuilder("sleep", "600").start();
  }

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @Test
  void a_process_that_outlived_its_stack_is_stopped() throws Exception {
    var record = new ProcessRecord(folder);
    record.write("planner", process.toHandle());

    var stopped = record.stopLeftovers();

    assertThat(stopped).isEqualTo(1);
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void a_stranger_that_got_the_pid_since_is_left_alone() throws IOException {
    Files.writeString(folder.resolve("planner"), process.pid() + " 1000000\n");

    var stopped = new ProcessRecord(folder).stopLeftovers();

    assertThat(stopped).isZero();
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void a_torn_record_names_nobody() throws IOException {
    Files.writeString(folder.resolve("planner"), "12");

    assertThat(new ProcessRecord(folder).stopLeftovers()).isZero();
  }
}
