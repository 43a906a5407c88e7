package dev.stepwise.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlanColoursTest {
  private static final String PLAN =
      """
      Points of no return
           2  +0:00:30   g1      Convert the data  [NO WAY BACK]
           4  +0:01:30   g1      Close  [down from here: writes]
          10  +0:09:40   g1      Open  [back after this: writes]\
      """;

  @Test
  void for_a_pipe_a_plan_stays_as_it_is() {
    assertThat(PlanColours.of(PLAN, Terminal.piped())).isEqualTo(PLAN);
  }

  @Test
  void at_a_terminal_what_matters_stands_out() {
    assertThat(PlanColours.of(PLAN, new Terminal(true, true, 80)))
        .contains(
            "\u001b[1mPoints of no return\u001b[0m",
            "Convert the data  \u001b[1;31m[NO WAY BACK]\u001b[0m",
            "Close  \u001b[33m[down from here: writes]\u001b[0m",
            "Open  \u001b[32m[back after this: writes]\u001b[0m");
  }
}
