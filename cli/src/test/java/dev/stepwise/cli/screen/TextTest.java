package dev.stepwise.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TextTest {
  @ParameterizedTest
  @CsvSource({"PT0.44S,0.4 s", "PT12.9S,12 s", "PT3M5S,3 min 5 s", "PT2H4M30S,2 h 4 min"})
  void a_time_is_as_exact_as_it_is_short(Duration time, String text) {
    assertThat(Text.of(time)).isEqualTo(text);
  }

  @Test
  void a_text_that_is_too_long_loses_its_end() {
    assertThat(Text.fit("Replace the binaries", 10)).isEqualTo("Replace t…");
  }

  @Test
  void a_column_is_as_wide_as_it_should_be() {
    assertThat(Text.column("t1", 4)).isEqualTo("t1  ");
  }

  @Test
  void lines_break_between_words_and_keep_paragraphs() {
    assertThat(Text.wrap("writes will be down\nfrom noon", 12))
        .containsExactly("writes will", "be down", "from noon");
  }
}
