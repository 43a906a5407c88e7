package dev.stepwise.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConditionTest {
  private static final Map<String, Object> INPUTS =
      Map.of(
          "from", "1.0",
          "to", "2.0",
          "installed", "1.0",
          "topology", "cluster",
          "variant", "app",
          "components", List.of("tablet"),
          "parameters", Map.of("SIZE", "3"),
          "facts",
              Map.of(
                  "FAILOVER",
                  "false",
                  "VERSION",
                  "11.10.1",
                  "host",
                  Map.of("LEADER", "true"),
                  "all",
                  Map.of("PYTHON", Map.of("t1", "3.11", "t2", "3.9"))),
          "properties", Map.of("from", Map.of("HEAD", "a"), "to", Map.of("HEAD", "b")));
  private static final Map<String, Object> LATER_HOP =
      Map.of("from", "2.0", "installed", "1.0", "facts", Map.of());

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

  @Test
  void asks_for_the_choice_and_for_what_is_said_of_releases() {
    assertThat(
            Condition.parse(
                    "variant == 'app' && 'tablet' in components && installed == from && properties.from.HEAD != properties.to.HEAD")
                .holds(INPUTS))
        .isTrue();
  }

  @Test
  void asks_for_a_fact_on_every_host() {
    assertThat(
            Condition.parse("facts.all.PYTHON.all(h, facts.all.PYTHON[h] == '3.11')").holds(INPUTS))
        .isFalse();
    assertThat(
            Condition.parse("facts.all.PYTHON.exists(h, facts.all.PYTHON[h] == '3.11')")
                .holds(INPUTS))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          before('1.9', '1.10') | true
          before('1.10', '1.10') | false
          before('v2.9', '2.10') | true
          before('23.09.9', '23.09.10') | true
          before('1.0-rc1', '1.0') | true
          atLeast('11.8', '11.8') | true
          atLeast('11.7.9', '11.8') | false
          atLeast(facts.VERSION, '11.8') | true
          crosses('2.2.0', '2.26.1', '2.26.0') | true
          crosses('2.2.0', '2.26.0', '2.26.0') | true
          crosses('2.26.0', '2.27.0', '2.26.0') | false
          crosses('2.2.0', '2.3.0', '2.26.0') | false
          minor('24.03.5') == '24.03' | true
          minor('v5.0.0.1') == '5.0' | true
          minor('3') == '3.0' | true
          major('24.03.5') == '24' | true
          """)
  void compares_versions_number_by_number(String question, boolean answer) {
    assertThat(Condition.parse(question).holds(INPUTS)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          facts.GITLAB == '1' | GITLAB is not known
          atLeast(facts.GITLAB, '1') | GITLAB is not known
          properties.to.SCHEMA == '1' | SCHEMA is not known
          before(facts.FAILOVER, '1') | Expected a version such as 1.2.3, but found 'false'
          """)
  void names_what_is_unknown(String question, String what) {
    assertThat(Condition.parse(question).ask(INPUTS)).isEqualTo(new Answer.Unknown(what));
  }

  @Test
  void what_is_unknown_does_not_matter_when_the_rest_decides() {
    assertThat(Condition.parse("from != installed || facts.GITLAB == '1'").ask(LATER_HOP))
        .isEqualTo(new Answer.Yes());
    assertThat(Condition.parse("facts.GITLAB == '1' && from == installed").ask(LATER_HOP))
        .isEqualTo(new Answer.No());
  }

  @Test
  void both_hold_when_one_and_the_other_do() {
    var both = Condition.parse("from == '1.0' || to == '9'").and(Condition.parse("to == '3.0'"));

    assertThat(both).hasToString("(from == '1.0' || to == '9') && (to == '3.0')");
    assertThat(both.holds(INPUTS)).isFalse();
  }

  @Test
  void knows_what_it_names() {
    var condition =
        Condition.parse(
            "'tablet' in components && variant == 'app' && topology != 'single' && properties.to.HEAD == facts.rolled.HEAD_NOW && parameters.SIZE == facts.all.SIZES['a']");

    assertThat(condition.named(Reference.COMPONENT)).containsExactly("tablet");
    assertThat(condition.named(Reference.VARIANT)).containsExactly("app");
    assertThat(condition.named(Reference.TOPOLOGY)).containsExactly("single");
    assertThat(condition.named(Reference.PROPERTY)).containsExactly("HEAD");
    assertThat(condition.named(Reference.ROLLED_FACT)).containsExactly("HEAD_NOW");
    assertThat(condition.facts()).containsExactly("HEAD_NOW", "SIZES");
    assertThat(condition.parameters()).containsExactly("SIZE");
  }
}
