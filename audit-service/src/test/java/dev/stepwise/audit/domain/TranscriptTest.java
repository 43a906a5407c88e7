package dev.stepwise.audit.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.audit.Facts;
import dev.stepwise.audit.SampleUpgrade;
import dev.stepwise.audit.domain.Transcript.Gap;
import dev.stepwise.contracts.execution.StepOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TranscriptTest {
  private static final String TEXT = "Stopping\nBacking up\nReplacing\nStarting\ndone\n";

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void overlapping_chunks_in_any_order_give_the_text(long seed) {
    var random = new Random(seed);
    var chunks = new ArrayList<StepOutput>();
    for (var at = 0; at < TEXT.length(); at += 1 + random.nextInt(5)) {
      chunks.add(chunk(at, TEXT.substring(at, Math.min(TEXT.length(), at + 5))));
    }
    chunks.addAll(List.copyOf(chunks));
    Collections.shuffle(chunks, random);

    var transcript = Transcript.of(chunks);

    assertThat(text(transcript)).isEqualTo(TEXT);
    assertThat(transcript.gaps()).isEmpty();
  }

  @Test
  void a_chunk_within_another_adds_nothing() {
    var transcript = Transcript.of(List.of(chunk(0, "0123456789"), chunk(3, "34"), chunk(10, "X")));

    assertThat(text(transcript)).isEqualTo("0123456789X");
  }

  @Test
  void what_is_missing_is_named() {
    var transcript = Transcript.of(List.of(chunk(2, "ab"), chunk(9, "c")));

    assertThat(text(transcript)).isEqualTo("abc");
    assertThat(transcript.gaps()).containsExactly(new Gap(0, 2), new Gap(4, 9));
  }

  private static StepOutput chunk(long offset, String text) {
    return Facts.chunk(new SampleUpgrade("u-1").attempt(1), offset, text);
  }

  private static String text(Transcript transcript) {
    return new String(transcript.bytes(), StandardCharsets.UTF_8);
  }
}
