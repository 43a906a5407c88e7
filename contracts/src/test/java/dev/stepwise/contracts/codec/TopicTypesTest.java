package dev.stepwise.contracts.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TopicTypesTest {
  private static final List<String> TOPICS =
      List.of(
          Topics.UPGRADES,
          Topics.INSTALLATIONS,
          Topics.STEP_REPORTS,
          Topics.STEP_OUTPUT,
          Topics.NOTICES,
          Topics.ALERTS,
          Topics.steps("dmz"));

  @ParameterizedTest
  @MethodSource("dev.stepwise.contracts.SampleMessages#all")
  void every_message_belongs_to_one_topic(Object message) {
    assertThat(TOPICS).filteredOn(topic -> carries(topic, Wire.typeOf(message))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "stepwise.upgrades,upgrade.plan-proposed",
    "stepwise.installations,installation.registered",
    "stepwise.step-reports,step.run-ended",
    "stepwise.step-output,step.output",
    "stepwise.notices,notice.sent",
    "stepwise.alerts,alert.record-refused",
    "stepwise.steps.dmz,step.run-step",
  })
  void each_topic_has_its_types(String topic, String type) {
    assertThat(TOPICS)
        .filteredOn(some -> carries(some, "dev.stepwise.%s.v1".formatted(type)))
        .containsExactly(topic);
  }

  @Test
  void a_type_of_a_later_release_belongs_where_its_family_does() {
    assertThatCode(() -> TopicTypes.require(Topics.UPGRADES, "dev.stepwise.upgrade.plan-sung.v1"))
        .doesNotThrowAnyException();
    assertThat(TOPICS)
        .filteredOn(topic -> carries(topic, "dev.stepwise.upgrade.run-ended.v2"))
        .containsExactly(Topics.UPGRADES);
  }

  @ParameterizedTest
  @CsvSource({
    "stepwise.notices,dev.stepwise.step.run-ended.v1",
    "stepwise.notices,dev.stepwise.unheard-of.v9",
    "stepwise.notices,dev.stepwise.",
    "stepwise.notices,unreadable",
    "stepwise.notices,dev.stepwise.noticeable.sent.v1",
    "stepwise.step-reports,dev.stepwise.step.run-step.v1",
    "stepwise.other,dev.stepwise.notice.sent.v1",
  })
  void what_does_not_belong_to_a_topic_cannot_be_read_there(String topic, String type) {
    assertThatThrownBy(() -> TopicTypes.require(topic, type))
        .isInstanceOf(UnreadableMessage.class)
        .hasMessage("Expected a type that belongs to %s, but got '%s'".formatted(topic, type));
  }

  private static boolean carries(String topic, String type) {
    try {
      TopicTypes.require(topic, type);
      return true;
    } catch (UnreadableMessage _) {
      return false;
    }
  }
}
