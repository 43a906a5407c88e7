package dev.stepwise.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.cli.api.AuditApi;
import dev.stepwise.cli.stack.LocalStack;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Topics;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/// What must hold of the audit log whatever happened: no entry is missing, none is there twice.
record SealedLog(AuditApi audit) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static SealedLog of(LocalStack stack) {
    return new SealedLog(new AuditApi(stack.url(Service.AUDIT), "system-test"));
  }

  /// Every event of the upgrade is sealed once, and the log as a whole is contiguous and sound.
  ///
  /// @param events how many the planner recorded
  void holds(UpgradeId upgrade, long events) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(sequences(upgrade))
                .as("sequences of the planner's events of %s", upgrade)
                .isEqualTo(LongStream.rangeClosed(1, events).boxed().toList()));
    var all = audit.entries();
    var first = all.getFirst().path("index").asLong();
    assertThat(all)
        .extracting(entry -> entry.path("index").asLong())
        .as("indices")
        .isEqualTo(LongStream.range(first, first + all.size()).boxed().toList());
    assertThat(all).extracting(SealedLog::source).as("source offsets").doesNotHaveDuplicates();
    assertThat(audit.verify().path("sound").asBoolean()).as("sound").isTrue();
  }

  private List<Long> sequences(UpgradeId upgrade) {
    return audit.entries(upgrade).stream()
        .filter(entry -> entry.path("topic").asText().equals(Topics.UPGRADES))
        .map(entry -> entry.path("sequence").asLong())
        .toList();
  }

  private static String source(JsonNode entry) {
    return "%s/%s/%s".formatted(entry.path("topic"), entry.path("partition"), entry.path("offset"));
  }
}
