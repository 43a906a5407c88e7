package dev.stepwise.executor.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.execution.Output.Cut;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HeadAndTailTest {
  @Test
  void what_fits_is_passed_on_as_it_comes() {
    var shown = new HeadAndTail(4, 3);

    assertThat(shown.add("abcd".getBytes(UTF_8))).asString().isEqualTo("abcd");
    assertThat(shown.tail()).isEmpty();
    assertThat(shown.cut()).isEmpty();
  }

  @Test
  void a_tail_that_follows_the_head_cuts_nothing() {
    var shown = new HeadAndTail(4, 3);

    assertThat(shown.add("abcdef".getBytes(UTF_8))).asString().isEqualTo("abcd");
    assertThat(shown.tail()).asString().isEqualTo("ef");
    assertThat(shown.tailOffset()).isEqualTo(4);
    assertThat(shown.cut()).isEmpty();
  }

  @Test
  void head_cut_and_tail_are_the_whole_however_it_came() {
    var random = new Random(11);
    for (var round = 0; round < 1000; round++) {
      var whole = new byte[random.nextInt(60)];
      random.nextBytes(whole);
      var head = random.nextInt(20);
      var tail = random.nextInt(20);

      var shown = new HeadAndTail(head, tail);
      var seen = new java.io.ByteArrayOutputStream();
      for (var from = 0; from < whole.length; ) {
        var to = Math.min(whole.length, from + 1 + random.nextInt(30));
        seen.writeBytes(shown.add(Arrays.copyOfRange(whole, from, to)));
        from = to;
      }

      var first = Math.min(head, whole.length);
      var last = Math.min(tail, whole.length - first);
      assertThat(seen.toByteArray()).isEqualTo(Arrays.copyOf(whole, first));
      assertThat(shown.tail())
          .isEqualTo(Arrays.copyOfRange(whole, whole.length - last, whole.length));
      assertThat(shown.tailOffset()).isEqualTo(whole.length - last);
      var cut = whole.length - first - last;
      assertThat(shown.cut())
          .isEqualTo(cut > 0 ? Optional.of(new Cut(first, cut)) : Optional.empty());
    }
  }
}
