package dev.stepwise.log.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.execution.AttemptId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
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
  void what_a_pattern_found_is_left_out_wherever_else_it_is() {
    for (var pattern : List.of("hunter3", "hunter\\d", "(?<=password is )\\S+", "h[^ ]+3$")) {
      var log = new SampleLog();
      start(log);
      log.print("its password is hunter3\n");
      log.captured("ADMIN", "ADMIN_PASSWORD=hunter3!");

      var redacted = redacted(log.bundle(), it -> it.blank(Pattern.compile(pattern)));

      assertThat(Files.of(redacted).contents).containsKey("entries/000000000002/payload.withheld");
      assertThat(new String(redacted, UTF_8)).as(pattern).doesNotContain("hunter3");
      assertSound(log, redacted);
    }
  }

  @Test
  void what_a_pattern_found_is_left_out_also_as_a_name() {
    var log = new SampleLog();
    start(log);
    log.print("its password is hunter3\n");
    log.captured("hunter3", "yes");

    var redacted = redacted(log.bundle(), it -> it.blank(Pattern.compile("hunter3")));

    assertThat(new String(redacted, UTF_8)).doesNotContain("hunter3");
    assertSound(log, redacted);
  }

  @Test
  void a_blanked_line_is_blanked_in_another_attempt_too_where_it_came_in_two_records() {
    var log = new SampleLog();
    start(log);
    log.print("the secret of ours\n");
    var again = new AttemptId(SampleLog.UPGRADE, 0, new HostId("t1"), 2);
    log.print(again, 0, "the sec");
    log.print(again, 7, "ret of ours\nand more\n");

    var redactor = new Redactor(Bundle.read(ByteBuffer.wrap(log.bundle())));
    redactor.blank(OutputLine.parse("0/t1/1:1"));
    var redacted = SampleLog.written(redactor.redacted());

    assertThat(redactor.count()).isEqualTo(2);
    assertThat(new String(Files.of(redacted).contents.get(FileNames.output(again)), UTF_8))
        .isEqualTo("[redacted]\n[redacted]\nand more\n");
    assertSound(log, redacted);
  }

  @Test
  void what_cannot_be_left_out_is_named() {
    var log = new SampleLog();
    start(log);
    log.print("all of u-1 is done\n");

    assertThatThrownBy(() -> redacted(log.bundle(), it -> it.blank(Pattern.compile("u-1"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Expected nothing that is left to tell what is redacted, but these do, and cannot be left out: entries/000000000000/leaf, entries/000000000001/leaf, entries/000000000001/lines");
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
    return SampleLog.written(redactor.redacted());
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
