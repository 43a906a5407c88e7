package dev.stepwise.log.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RedactorTest {
  private static final String OUTPUT = FileNames.output(SampleLog.ATTEMPT);

  @Test
  void a_blanked_line_is_nowhere_and_the_rest_is_proven() {
    var log = SampleLog.of(8);

    var redacted = redacted(log.bundle(), it -> it.blank(OutputLine.parse("0/t1/1:2")));

    assertThat(text(redacted)).contains("line 3 of a script").doesNotContain("hunter3");
    assertThat(new String(redacted, UTF_8)).doesNotContain(base64("its password is hunter3\n"));
    var verdict = new EvidenceVerifier(log.trust()).verify(ByteBuffer.wrap(redacted));
    assertThat(verdict.flaw()).isEmpty();
    assertThat(verdict.missing())
        .containsExactly(
            "the signature of entry 4 (dev.stepwise.step.output.v1) is withheld, because it was over what is redacted",
            "1 lines of " + OUTPUT + " are redacted");
  }

  @Test
  void a_line_that_came_in_two_records_is_blanked_in_both() {
    var log = new SampleLog();
    start(log);
    log.print("first\nsec");
    log.print("ret\nlast\n");

    var redacted = redacted(log.bundle(), it -> it.blank(OutputLine.parse("0/t1/1:2")));

    assertThat(text(redacted)).isEqualTo("first\n[redacted]\n[redacted]\nlast\n");
    assertSound(log, redacted);
  }

  @Test
  void what_repeats_a_blanked_line_is_left_out() {
    var log = new SampleLog();
    start(log);
    log.print("the password is hunter2\n");
    log.print(0, "the password is hunter2\nand more\n".getBytes(UTF_8));
    log.ended("the password is hunter2\n");

    var redacted = redacted(log.bundle(), it -> it.blank(Pattern.compile("hunter")));

    assertThat(Files.of(redacted).contents)
        .containsKey("entries/000000000003/payload.withheld")
        .doesNotContainKeys("entries/000000000003/payload", "entries/000000000003/jws");
    assertThat(new String(redacted, UTF_8))
        .doesNotContain("hunter2", base64("the password is hunter2\n"));
    assertSound(log, redacted);
  }

  @Test
  void bytes_that_are_missing_and_bytes_that_come_again_are_told() {
    var log = new SampleLog();
    start(log);
    log.print(0, "one\n".getBytes(UTF_8));
    log.print(2, "e\ntwo\n".getBytes(UTF_8));
    log.print(2, "e\n".getBytes(UTF_8));
    log.print(20, "end".getBytes(UTF_8));

    assertThat(text(log.bundle()))
        .isEqualTo(
            "one\n\n"
                + "[stepwise: again from byte 2]\n"
                + "e\n"
                + "two\n\n"
                + "[stepwise: bytes 8-19 are not here]\n"
                + "end");
  }

  @Test
  void a_line_that_is_not_there_is_no_line_to_redact() {
    var log = SampleLog.of(4);

    assertThatThrownBy(() -> redacted(log.bundle(), it -> it.blank(OutputLine.parse("0/t1/1:999"))))
        .hasMessageStartingWith("Expected line 0/t1/1:999, but ");
  }

  @Test
  void what_is_redacted_is_not_redacted_again() {
    var log = SampleLog.of(4);
    var redacted = redacted(log.bundle(), it -> it.blank(OutputLine.parse("0/t1/1:1")));

    assertThatThrownBy(() -> redacted(redacted, it -> it.blank(OutputLine.parse("0/t1/1:2"))))
        .hasMessageStartingWith("Expected evidence that is not redacted yet");
  }

  @Test
  void a_redacted_bundle_is_still_tamper_evident() {
    var log = SampleLog.of(6);
    var redacted = redacted(log.bundle(), it -> it.blank(Pattern.compile("password")));
    var verifier = new EvidenceVerifier(log.trust());

    for (var name : Files.of(redacted).contents.keySet()) {
      var files = Files.of(redacted);
      files.contents.remove(name);
      assertThat(verifier.verify(ByteBuffer.wrap(files.zip())).isSound()).as(name).isFalse();
    }
    for (var length = 0; length < redacted.length; length += 7) {
      var cut = Arrays.copyOf(redacted, length);
      assertThat(verifier.verify(ByteBuffer.wrap(cut)).isSound()).isFalse();
    }
  }

  private static void start(SampleLog log) {
    log.event(
        new dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeStarted(
            SampleLog.UPGRADE, "ada", java.time.Instant.parse("2026-01-01T12:00:00Z")));
  }

  private static byte[] redacted(byte[] zip, Consumer<Redactor> lines) {
    var redactor = new Redactor(Bundle.read(ByteBuffer.wrap(zip)));
    lines.accept(redactor);
    return SampleLog.written(redactor::writeTo);
  }

  private static String text(byte[] zip) {
    return new String(Files.of(zip).contents.get(OUTPUT), UTF_8);
  }

  private static String base64(String text) {
    return java.util.Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static void assertSound(SampleLog log, byte[] zip) {
    assertThat(new EvidenceVerifier(log.trust()).verify(ByteBuffer.wrap(zip)).flaw()).isEmpty();
  }
}
