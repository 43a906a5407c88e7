package dev.stepwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EvidenceTest {
  private static final Path GOLDEN = Path.of("..", "sealed-log", "src/test/resources/golden");
  private static final Path EVIDENCE = GOLDEN.resolve("evidence-v1.zip");
  private static final String KEY = GOLDEN.resolve("evidence-v1.key").toString();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder = Path.of("");

  @Test
  void sound_evidence_is_explained_line_by_line() {
    assertThat(execute("verify", EVIDENCE.toString(), "--key", KEY)).isZero();

    assertThat(out.toString().lines())
        .startsWith(
            "ok      The file is written as evidence is written, byte for byte: 52 files, %d bytes."
                .formatted(EVIDENCE.toFile().length()))
        .endsWith("The evidence is sound.");
  }

  @Test
  void broken_evidence_is_named_and_ends_with_1() throws IOException {
    var bytes = Files.readAllBytes(EVIDENCE);
    bytes[bytes.length / 2] ^= 1;
    var broken = Files.write(folder.resolve("broken.zip"), bytes);

    assertThat(execute("verify", broken.toString(), "--key", KEY)).isEqualTo(1);
    assertThat(out.toString()).contains("BROKEN  the file: Expected the zip to be as");
  }

  @Test
  void what_is_no_key_or_no_file_is_said() {
    assertThat(execute("verify", EVIDENCE.toString(), "--key", "a+b+c")).isEqualTo(2);
    assertThat(execute("verify", EVIDENCE.toString())).isEqualTo(2);
    assertThat(execute("verify", folder.resolve("none").toString(), "--key", KEY)).isEqualTo(1);
    assertThat(err.toString()).contains("--key", "Expected to read");
  }

  @Test
  void redacted_evidence_is_sound_and_says_what_is_missing() {
    var redacted = folder.resolve("redacted.zip").toString();

    assertThat(execute("redact", EVIDENCE.toString(), "--line", "0/t1/1:2", "-o", redacted))
        .isZero();
    assertThat(execute("verify", redacted, "--key", KEY)).isZero();
    assertThat(out.toString())
        .contains("1 lines are blanked", "redacted 1 lines of outputs/u-1/0-t1-1.txt are redacted");
  }

  @Test
  void a_line_that_is_not_there_is_not_redacted() {
    var redacted = folder.resolve("redacted.zip");

    assertThat(
            execute("redact", EVIDENCE.toString(), "--line", "9/t1/1:2", "-o", redacted.toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("Expected line 9/t1/1:2");
    assertThat(redacted).doesNotExist();
  }

  @Test
  void what_cannot_be_left_out_is_named_and_nothing_is_written() {
    var redacted = folder.resolve("redacted.zip");

    assertThat(
            execute(
                "redact", EVIDENCE.toString(), "--matching", "u-1|line", "-o", redacted.toString()))
        .isEqualTo(2);
    assertThat(err.toString())
        .contains("Expected nothing that is left to tell", "entries/000000000000/leaf");
    assertThat(redacted).doesNotExist();
  }

  private int execute(String... arguments) {
    return Stepwise.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
