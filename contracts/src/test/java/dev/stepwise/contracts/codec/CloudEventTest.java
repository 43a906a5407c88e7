package dev.stepwise.contracts.codec;

import static dev.stepwise.contracts.Samples.NOON;
import static dev.stepwise.contracts.Samples.UPGRADE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeSucceeded;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CloudEventTest {
  private static final UpgradeSucceeded MESSAGE = new UpgradeSucceeded(UPGRADE, NOON);
  private static final CloudEvent EVENT =
      CloudEvent.of("u-1/7", URI.create("/planner"), "u-1", NOON, OptionalLong.of(7), MESSAGE);

  @Test
  void the_attributes_are_headers() {
    assertThat(texts(EVENT.headers()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ce_specversion", "1.0",
                "ce_id", "u-1/7",
                "ce_source", "/planner",
                "ce_type", "dev.stepwise.upgrade.upgrade-succeeded.v1",
                "ce_subject", "u-1",
                "ce_time", "2026-03-01T12:00:00Z",
                "ce_sequence", "7",
                "content-type", "application/json"));
  }

  @Test
  void a_record_is_read_as_it_was_written() {
    var read = CloudEvent.of(EVENT.headers(), EVENT.data());

    assertThat(read).isEqualTo(EVENT);
    assertThat(read.message(UpgradeEvent.class)).isEqualTo(MESSAGE);
  }

  @Test
  void a_message_without_a_sequence_has_no_header_for_it() {
    var event = CloudEvent.of("1", URI.create("/x"), "u-1", NOON, OptionalLong.empty(), MESSAGE);

    assertThat(event.headers()).doesNotContainKey("ce_sequence");
    assertThat(CloudEvent.of(event.headers(), event.data()).sequence()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ce_specversion, 0.3",
    "ce_time, noon",
    "ce_sequence, seven",
    "ce_source, not a uri",
  })
  void a_header_that_is_wrong_is_unreadable(String name, String value) {
    var headers = EVENT.headers();
    headers.put(name, value.getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> CloudEvent.of(headers, EVENT.data()))
        .isInstanceOf(UnreadableMessage.class);
  }

  @ParameterizedTest
  @CsvSource({"ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_time"})
  void a_header_that_is_missing_is_unreadable(String name) {
    var headers = EVENT.headers();
    headers.remove(name);

    assertThatThrownBy(() -> CloudEvent.of(headers, EVENT.data()))
        .isInstanceOf(UnreadableMessage.class);
  }

  private static Map<String, String> texts(Map<String, byte[]> headers) {
    var texts = new TreeMap<String, String>();
    headers.forEach((name, value) -> texts.put(name, new String(value, StandardCharsets.UTF_8)));
    return texts;
  }
}
