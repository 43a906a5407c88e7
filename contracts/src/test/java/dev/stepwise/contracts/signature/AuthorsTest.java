package dev.stepwise.contracts.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.codec.Topics;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AuthorsTest {
  private static final SigningKey PLANNER = SigningKey.generate("planner");
  private static final SigningKey EXECUTOR = SigningKey.generate("executor");
  private static final Authors AUTHORS =
      new Authors(
          PinnedKeys.of(List.of(PLANNER.pin(Optional.empty()))),
          PinnedKeys.of(List.of(EXECUTOR.pin(Optional.of("default")))));
  private static final CloudEvent EVENT =
      new CloudEvent(
          "1",
          URI.create("/x"),
          "t",
          "s",
          Instant.EPOCH,
          OptionalLong.empty(),
          new byte[] {1, 2, 3});

  @ParameterizedTest
  @CsvSource({
    "stepwise.upgrades,true,false",
    "stepwise.installations,true,false",
    "stepwise.steps.default,true,false",
    "stepwise.steps.dmz,true,false",
    "stepwise.step-reports,false,true",
    "stepwise.step-output,false,true",
    "stepwise.alerts,true,true",
  })
  void each_topic_has_its_authors(String topic, boolean planner, boolean executor) {
    assertThat(isGenuine(topic, PLANNER.sign(EVENT))).isEqualTo(planner);
    assertThat(isGenuine(topic, EXECUTOR.sign(EVENT))).isEqualTo(executor);
    assertThat(isGenuine(topic, SigningKey.generate("planner").sign(EVENT))).isFalse();
    assertThat(isGenuine(topic, EVENT.headers())).isFalse();
  }

  @Test
  void nobody_signs_what_was_told_to_whom() {
    assertThat(AUTHORS.verify(Topics.NOTICES, EVENT.headers(), EVENT.data())).isEmpty();
  }

  private static boolean isGenuine(String topic, Map<String, byte[]> headers) {
    return AUTHORS.verify(topic, headers, EVENT.data()).orElseThrow()
        instanceof Verification.Genuine;
  }
}
