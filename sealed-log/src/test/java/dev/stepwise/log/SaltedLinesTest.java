package dev.stepwise.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.StepOutput;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SaltedLinesTest {
  private static final Seed SEED = Seed.of(new byte[Seed.LENGTH]);
  private static final AttemptId ATTEMPT =
      new AttemptId(new UpgradeId("u-1"), 0, new HostId("t1"), 1);

  @ParameterizedTest
  @ValueSource(strings = {"", "one", "one\n", "one\ntwo\n\n three", "\n", "\u00e4\0\n"})
  void a_record_is_put_together_again_from_its_lines(String text) {
    var payload = payload(text);

    assertThat(SaltedLines.of(payload, SEED).orElseThrow().payload()).isEqualTo(payload);
  }

  @Test
  void line_0_is_the_record_without_its_text() {
    var lines = SaltedLines.of(payload("one\ntwo"), SEED).orElseThrow();

    assertThat(new String(lines.frame(), UTF_8))
        .isEqualTo(
            "{\"attempt\":{\"host\":\"t1\",\"number\":1,\"stage\":0,\"upgradeId\":\"u-1\"},\"data\":\"\",\"offset\":7}");
    assertThat(lines.seal()).extracting(LinesSeal::count, LinesSeal::size).containsExactly(3, 7L);
  }

  @Test
  void a_redacted_line_leaves_the_root_as_it_is() {
    var lines = SaltedLines.of(payload("one\ntwo\n"), SEED).orElseThrow();
    var some = new ArrayList<>(lines.lines());
    some.set(1, new SaltedLine.Redacted(some.get(1).hash()));

    assertThat(new SaltedLines(some).root()).isEqualTo(lines.root());
  }

  @Test
  void equal_lines_have_different_hashes() {
    var lines = SaltedLines.of(payload("same\nsame\n"), SEED).orElseThrow().lines();

    assertThat(lines.get(1).hash()).isNotEqualTo(lines.get(2).hash());
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "{\"more\":1,", "[]", "not json"})
  void what_is_not_canonical_is_not_sealed_by_lines(String start) {
    var payload = (start + new String(payload("one\n"), UTF_8).substring(1)).getBytes(UTF_8);

    assertThat(SaltedLines.of(payload, SEED)).isEmpty();
  }

  /// The bytes of a leaf never change: old entries are verified with them.
  @Test
  void the_leaf_of_output_says_the_root_of_its_lines() {
    var payload = payload("one\ntwo\n");
    var none = Optional.<String>empty();
    var attributes =
        new Attributes(
            none, none, none, "t", none, none, OptionalLong.empty(), none, Optional.of("h..s"));
    var entry =
        new Entry(
            41,
            new Source(Topics.STEP_OUTPUT, 3, 7),
            attributes,
            About.NOTHING,
            Sha256.of(payload),
            payload.length,
            SaltedLines.of(payload, SEED).map(SaltedLines::seal));

    assertThat(new String(Statement.of(entry), UTF_8))
        .isEqualTo(
            """
            stepwise-entry/v3
            index 41
            topic stepwise.step-output
            partition 3
            offset 7
            type t
            jws-sha256 %s
            lines-count 3
            lines-size 8
            lines-root 05b9c1a8234909a9f595b7165ce1c482c4872134aa101521620f757d4f1633ba
            """
                .formatted(Sha256.of("h..s")));
  }

  private static byte[] payload(String text) {
    var data = Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    return Wire.encode(new StepOutput(ATTEMPT, 7, data));
  }
}
