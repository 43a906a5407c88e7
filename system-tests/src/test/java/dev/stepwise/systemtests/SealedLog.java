package dev.stepwise.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.cli.api.AuditApi;
import dev.stepwise.cli.stack.LocalStack;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.log.VerifierKey;
import dev.stepwise.log.evidence.EvidenceVerifier;
import dev.stepwise.log.evidence.Trust;
import dev.stepwise.log.evidence.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// What must hold of the audit log whatever happened: no fact is missing, and none is sealed twice.
record SealedLog(AuditApi audit) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static SealedLog of(LocalStack stack) {
    return new SealedLog(new AuditApi(stack.url(Service.AUDIT), stack.signIn("system-test")));
  }

  /// Every event of the upgrade is sealed once, and the log as a whole is contiguous and sound.
  ///
  /// @param events how many the planner recorded
  void holds(UpgradeId upgrade, long events) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(sequences(upgrade).keySet())
                .as("sequences of the planner's events of %s", upgrade)
                .isEqualTo(LongStream.rangeClosed(1, events).boxed().collect(Collectors.toSet())));
    assertThat(sequences(upgrade).values())
        .as("what is said under each sequence")
        .allSatisfy(said -> assertThat(said).hasSize(1));
    var all = audit.entries();
    var first = all.getFirst().path("index").asLong();
    assertThat(all)
        .extracting(entry -> entry.path("index").asLong())
        .as("indices")
        .isEqualTo(LongStream.range(first, first + all.size()).boxed().toList());
    assertThat(all).extracting(SealedLog::source).as("source offsets").doesNotHaveDuplicates();
    assertThat(audit.verify().path("sound").asBoolean()).as("sound").isTrue();
    assertThat(evidenceOf(upgrade).flaw()).as("evidence").isEmpty();
  }

  private Verdict evidenceOf(UpgradeId upgrade) {
    try {
      var file = Files.createTempFile("evidence-", ".zip");
      audit.evidence(upgrade, true, OptionalLong.empty(), file);
      var trust = new Trust(VerifierKey.parse(audit.logKey()));
      var verdict = new EvidenceVerifier(trust).verify(ByteBuffer.wrap(Files.readAllBytes(file)));
      Files.delete(file);
      return verdict;
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to keep evidence in a file", e);
    }
  }

  private Map<Long, List<String>> sequences(UpgradeId upgrade) {
    return audit.entries(upgrade).stream()
        .filter(entry -> entry.path("topic").asText().equals(Topics.UPGRADES))
        .collect(
            Collectors.groupingBy(
                entry -> entry.path("sequence").asLong(),
                Collectors.mapping(entry -> entry.path("payload").asText(), Collectors.toList())));
  }

  private static String source(JsonNode entry) {
    return "%s/%s/%s".formatted(entry.path("topic"), entry.path("partition"), entry.path("offset"));
  }
}
