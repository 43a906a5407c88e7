package dev.stepwise.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TameTest {
  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
  private final PrintStream terminal = new PrintStream(seen, true, StandardCharsets.UTF_8);
  private final Tame tame = new Tame(terminal);

  @ParameterizedTest
  @ValueSource(
      strings = {"plain", "Grüße, 停止 ␛ 🙂 ½", "a\tb\nc", "\u001b[1;32mgreen\u001b[0m", "\u001b[m"})
  void text_and_colours_stay(String text) {
    tame.print(text);

    assertThat(seen()).isEqualTo(text);
  }

  @Test
  void a_comment_cannot_write_over_the_line_above() {
    tame.print("fine\u001b[1A\u001b[2K\rRefused\b\u007f");

    assertThat(seen()).isEqualTo("fine␛[1A␛[2K␍Refused␈␡");
  }

  @Test
  void titles_and_clipboards_are_not_set() {
    tame.print("\u001b]0;title\u0007 \u001b]52;c;eA==\u001b\\ \u009b2J");

    assertThat(seen()).isEqualTo("␛]0;title␇ ␛]52;c;eA==␛\\ �2J");
  }

  @Test
  void what_is_torn_apart_is_the_same() {
    for (var b : "\u001b[31mé\u001b[2J".getBytes(StandardCharsets.UTF_8)) {
      tame.write(b);
    }

    assertThat(seen()).isEqualTo("\u001b[31mé␛[2J");
  }

  @Test
  void a_colour_without_an_end_is_none() {
    tame.print("\u001b[" + "1;".repeat(40) + "m");

    assertThat(seen()).startsWith("␛[1;1;").endsWith("m");
  }

  @Test
  void who_draws_on_the_terminal_goes_behind_it() {
    assertThat(Tame.behind(tame)).isSameAs(terminal);
    assertThat(Tame.behind(terminal)).isSameAs(terminal);
  }

  private String seen() {
    return seen.toString(StandardCharsets.UTF_8);
  }
}
