package dev.stepwise.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConditionTest {
  private static final Map<String, Object> INPUTS =
      Map.of(
          "from", "1.0",
          "to", "2.0",
          "topology", "cluster",
          "parameters", Map.of("SIZE", "3"),
          "facts", Map.of("FAILOVER", "false", "host", Map.of("LEADER", "true")));

  @Test
  void asks_for_what_the_whole_installation_and_what_the_host_has() {
    var condition = Condition.parse("facts.FAILOVER == 'false' && facts.host.LEADER == 'true'");

    assertThat(condition.holds(INPUTS)).isTrue();
    assertThat(condition.facts()).containsExactly("FAILOVER", "LEADER");
  }

  @Test
  void compares_numbers_when_told_that_they_are_numbers() {
    assertThat(Condition.parse("int(parameters.SIZE) < 2").holds(INPUTS)).isFalse();
  }

  @Test
  void what_is_unknown_is_an_error_and_not_a_no() {
    var condition = Condition.parse("facts.REPLICAS == '1'");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> condition.holds(INPUTS))
        .withMessageContaining("REPLICAS");
  }

  @Test
  void a_question_whose_answer_is_neither_yes_nor_no_is_an_error() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Condition.parse("facts.FAILOVER"))
        .withMessageContaining("compare it");
  }
}
