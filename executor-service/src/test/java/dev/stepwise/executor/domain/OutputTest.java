package dev.stepwise.executor.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OutputTest {
  @Test
  void a_tail_starts_with_a_whole_line() {
    var tail = OutputTail.of(bytes("x".repeat(3000) + "\n" + "y".repeat(3000) + "\nlast\n"));
    assertThat(tail).isEqualTo("y".repeat(3000) + "\nlast\n");
  }

  @Test
  void a_tail_that_just_fits_loses_nothing() {
    var fits = "x".repeat(OutputTail.LIMIT - 1) + "\n";
    assertThat(OutputTail.of(bytes(fits))).isEqualTo(fits);
    assertThat(OutputTail.of(bytes("\n" + fits))).isEqualTo(fits);
  }

  @Test
  void a_line_that_is_too_long_is_cut_between_characters() {
    var tail = OutputTail.of(bytes("é".repeat(3000)));
    assertThat(tail).isEqualTo("é".repeat(2048));
  }

  @Test
  void what_is_not_text_is_shown_as_such() {
    assertThat(OutputTail.of(new byte[] {'a', 0, (byte) 0xFF, '\n'})).isEqualTo("a\u2400\uFFFD\n");
  }

  @Test
  void expected_patterns_must_all_appear_and_forbidden_ones_must_not() {
    var rules = OutputRules.of(List.of("^done", "\\d+ rows"), List.of("FATAL"));

    var half = rules.after(rules.start(), "done");
    var whole = rules.after(half, "copied 12 rows");
    var bad = rules.after(whole, "FATAL: no");

    assertThat(half.broken())
        .contains("Expected the output to contain '\\d+ rows', but it does not");
    assertThat(whole.broken()).isEmpty();
    assertThat(bad.broken()).contains("Expected no output like 'FATAL', but got: FATAL: no");
  }

  @Test
  void facts_are_lines_with_a_name_and_the_last_of_a_name_counts() {
    assertThat(Facts.parse("A=1\nnoise\nB=x=y \r\nA=2\n=\n"))
        .isEqualTo(Map.of("A", "2", "B", "x=y "));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void a_reason_fits_into_a_report_and_into_a_database_whatever_was_printed() {
    var line = "FATAL\0" + "x".repeat(10_000);

    var broken = OutputRules.of(List.of(), List.of("FATAL"));
    var failed = ProbeAnswer.of(1, line).masked(Mask.NONE);

    assertThat(broken.after(broken.start(), line).broken().orElseThrow())
        .hasSizeLessThan(5_000)
        .doesNotContain("\0");
    assertThat(failed.text()).hasSizeLessThan(5_000).doesNotContain("\0");
  }

  @Test
  void a_secret_that_a_cut_goes_through_is_hidden_whole() {
    var mask = Mask.of(List.of("white-tiger"));
    var printed = "white-tiger" + "x".repeat(OutputTail.LIMIT - 5);

    var reasons =
        List.of(
            ProbeAnswer.of(1, printed).masked(mask).text(),
            ProbeAnswer.of(2, printed).masked(mask).text());

    assertThat(reasons)
        .allSatisfy(reason -> assertThat(reason).contains("xxx").doesNotContain("tiger", "ger"));
    assertThat(ProbeAnswer.of(0, printed).masked(mask).text()).startsWith("***x");
  }
}
