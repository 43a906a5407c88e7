package dev.stepwise.log.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeStarted;
import dev.stepwise.log.VerifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Evidence that was given away once is verified by every later release, and by the verifier in
/// Python. The files are never edited.
@DisplayNameGeneration(ReplaceUnderscores.class)
class GoldenTest {
  private static final Path PYTHON_VERIFIER = Path.of("..", "docs", "verify.py");

  /// Runs a program of Python, and says how often it opened a zip.
  private static final List<String> COUNTING =
      List.of(
          "-c",
          """
          import runpy, sys, zipfile
          modes, opened = [], zipfile.ZipFile.__init__
          def counted(self, file, mode="r", *more, **named):
              modes.append(mode)
              opened(self, file, mode, *more, **named)
          zipfile.ZipFile.__init__ = counted
          sys.argv = sys.argv[1:]
          runpy.run_path(sys.argv[0], run_name="__main__")
          print("opened: %d to read, %d to write" % (modes.count("r"), modes.count("w")))
          """);

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"evidence-v1.zip", "evidence-v1-redacted.zip"})
  void evidence_of_an_earlier_release_is_sound(String file) {
    var verdict = new EvidenceVerifier(trust()).verify(ByteBuffer.wrap(bytes(file)));

    assertThat(verdict.flaw()).isEmpty();
    assertThat(verdict.missing().isEmpty()).isEqualTo(!file.contains("redacted"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"evidence-v1.zip", "evidence-v1-redacted.zip"})
  void the_verifier_in_python_finds_it_sound(String file) throws Exception {
    var said = python(bytes(file), key());

    assertThat(said).startsWith("0 sound: upgrade u-1");
    assertThat(said.contains("redacted: ")).isEqualTo(file.contains("redacted"));
  }

  @Test
  void the_verifier_in_python_notices_a_flipped_bit_in_each_file_and_each_file_dropped()
      throws Exception {
    var golden = bytes("evidence-v1.zip");
    for (var name : dev.stepwise.log.evidence.Files.of(golden).contents.keySet()) {
      if (name.startsWith("entries/") && !name.matches("entries/00000000000[24]/.*")) {
        continue; // two entries stand for all: each call starts a Python
      }
      var flipped = dev.stepwise.log.evidence.Files.of(golden);
      var content = requireNonNull(flipped.contents.get(name));
      content[content.length / 2] ^= 1;
      assertThat(python(flipped.zip(), key())).as(name).startsWith("1 BROKEN");
      var dropped = dev.stepwise.log.evidence.Files.of(golden);
      dropped.contents.remove(name);
      assertThat(python(dropped.zip(), key())).as(name).startsWith("1 BROKEN");
    }
  }

  @Test
  void the_verifier_in_python_notices_another_key_and_a_byte_behind_the_end() throws Exception {
    var golden = bytes("evidence-v1.zip");
    var longer = java.util.Arrays.copyOf(golden, golden.length + 1);

    assertThat(python(golden, new SampleLog().signer.verifierKey())).startsWith("1 BROKEN");
    assertThat(python(longer, key())).startsWith("1 BROKEN");
  }

  @Test
  void the_verifier_in_python_notices_a_signature_that_is_withheld_where_all_is_shown()
      throws Exception {
    var files = dev.stepwise.log.evidence.Files.of(bytes("evidence-v1.zip"));
    var jws = "entries/000000000000/jws";
    files.contents.remove(jws);
    files.contents.put(jws + ".withheld", new byte[0]);

    assertThat(python(files.zip(), key())).startsWith("1 BROKEN: " + jws + " is withheld");
  }

  @Test
  void the_verifier_in_python_names_what_nobody_signed() throws Exception {
    var log = new SampleLog();
    log.forge(started("eve"));

    assertThat(python(log.bundle(), log.signer.verifierKey()))
        .startsWith("0 sound")
        .contains("unsigned: entries/000000000000 (dev.stepwise.upgrade.upgrade-started.v1)");
  }

  @Test
  void the_verifier_in_python_notices_two_different_events_of_one_number() throws Exception {
    var log = new SampleLog();
    log.event(started("ada"));
    log.fork(started("eve"));

    assertThat(python(log.bundle(), log.signer.verifierKey()))
        .startsWith("1 BROKEN: there are two events 1 of u-1");
  }

  @Test
  void the_verifier_in_python_reads_the_directory_of_the_zip_once_however_many_files_there_are()
      throws Exception {
    assertThat(python(COUNTING, bytes("evidence-v1.zip"), key()))
        .startsWith("0 sound")
        .endsWith("opened: 1 to read, 1 to write\n");
  }

  private static UpgradeStarted started(String by) {
    return new UpgradeStarted(SampleLog.UPGRADE, by, Instant.parse("2026-01-01T12:00:00Z"));
  }

  /// The exit code and what was printed.
  private String python(byte[] zip, String key) throws IOException, InterruptedException {
    return python(List.of(), zip, key);
  }

  /// @param through what the verifier is given to
  private String python(List<String> through, byte[] zip, String key)
      throws IOException, InterruptedException {
    assumeThat(hasPython()).as("python3 is there").isTrue();
    var file = Files.write(folder.resolve("evidence.zip"), zip);
    var command = new ArrayList<>(List.of("python3"));
    command.addAll(through);
    command.addAll(List.of(PYTHON_VERIFIER.toString(), file.toString(), key));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return process.waitFor() + " " + said;
  }

  private static boolean hasPython() {
    try {
      var process = new ProcessBuilder("python3", "--version").start();
      return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Trust trust() {
    return new Trust(VerifierKey.parse(key()));
  }

  private static String key() {
    return new String(bytes("evidence-v1.key"), UTF_8).strip();
  }

  private static byte[] bytes(String file) {
    try (var golden = GoldenTest.class.getResourceAsStream("/golden/" + file)) {
      return java.util.Objects.requireNonNull(golden).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
