package dev.stepwise.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StretchTest {
  @Test
  void what_touches_or_overlaps_is_one() {
    assertThat(
            Stretch.joined(
                List.of(
                    new Stretch(10, 20),
                    new Stretch(0, 4),
                    new Stretch(4, 8),
                    new Stretch(12, 15),
                    new Stretch(19, 21))))
        .containsExactly(new Stretch(0, 8), new Stretch(10, 21));
  }

  @Test
  void a_gap_is_what_lies_between() {
    assertThat(Stretch.gaps(List.of(new Stretch(30, 35), new Stretch(0, 21)), 0))
        .containsExactly(new Stretch(21, 30));
    assertThat(Stretch.gaps(List.of(new Stretch(30, 35)), 25)).containsExactly(new Stretch(25, 30));
    assertThat(Stretch.gaps(List.of(), 7)).isEmpty();
  }

  @Test
  void it_is_written_with_its_last_byte() {
    assertThat(new Stretch(21, 30)).hasToString("21-29");
  }
}
