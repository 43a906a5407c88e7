package dev.stepwise.executor.adapter.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// How much of what a host prints is kept.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PrintedTest {
  private static final int MEGABYTE = 1024 * 1024;

  @Test
  void of_too_much_the_whole_lines_that_fit_are_kept() throws Exception {
    var line = "x".repeat(MEGABYTE - 1) + "\n";

    assertThat(kept(line.repeat(2) + "y".repeat(2 * MEGABYTE))).isEqualTo(line.repeat(2));
    assertThat(kept("y".repeat(4 * MEGABYTE))).isEmpty();
  }

  @Test
  void what_fits_is_kept_whole_with_an_unfinished_last_line() throws Exception {
    assertThat(kept("a\nb")).isEqualTo("a\nb");
  }

  private static String kept(String said) throws Exception {
    var stream = new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8));
    var printed = Printed.on(stream, new Semaphore(0)).whole(Duration.ofSeconds(30));
    return new String(printed, StandardCharsets.UTF_8);
  }
}
