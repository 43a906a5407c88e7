package dev.stepwise.planner.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.upgrade.UpgradeEvent.StageStarted;
import dev.stepwise.embedded.TestStack;
import dev.stepwise.planner.application.Outbox;
import dev.stepwise.planner.application.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RelayTest {
  private static final int WRITERS = 8;
  private static final int EACH = 100;

  private final String unique = UUID.randomUUID().toString().substring(0, 8);
  private final Outbox outbox;
  private final Transactions transactions;

  RelayTest(Outbox outbox, Transactions transactions) {
    this.outbox = outbox;
    this.transactions = transactions;
  }

  /// A relay that remembers the last id loses one in ten here.
  @Test
  void nothing_is_lost_and_each_key_keeps_its_order_while_transactions_overlap() {
    var heard = new ConcurrentHashMap<String, List<Long>>();
    try (var _ =
        Listener.ofEvents(
                TestStack.kafka().bootstrapServers(), Topics.UPGRADES, event -> note(heard, event))
            .start()) {
      write();

      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> heard.values().stream().mapToInt(List::size).sum() >= WRITERS * EACH);
      var expected = IntStream.range(0, EACH).mapToObj(Long::valueOf).toList();
      assertThat(heard)
          .hasSize(WRITERS)
          .allSatisfy((_, all) -> assertThat(all).isEqualTo(expected));
    }
  }

  private void note(Map<String, List<Long>> heard, CloudEvent event) {
    if (event.subject().startsWith(unique)) {
      heard
          .computeIfAbsent(event.subject(), _ -> new CopyOnWriteArrayList<>())
          .add(event.sequence().orElseThrow());
    }
  }

  private void write() {
    try (var writers = Executors.newFixedThreadPool(WRITERS)) {
      for (var writer = 0; writer < WRITERS; writer++) {
        var id = new UpgradeId(unique + "-" + writer);
        var random = new Random(writer);
        writers.execute(() -> write(id, random));
      }
    }
  }

  private void write(UpgradeId id, Random random) {
    for (var number = 0; number < EACH; number++) {
      var message = message(id, number);
      transactions.inOne(() -> {
        outbox.add(List.of(message));
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(20)).toNanos());
      });
    }
  }

  private static Outbox.Message message(UpgradeId id, int number) {
    var event = new StageStarted(id, number, Instant.EPOCH);
    return new Outbox.Message(
        Topics.UPGRADES,
        id.value(),
        CloudEvent.of(
            id + "/" + number,
            URI.create("/planner"),
            id.value(),
            Instant.EPOCH,
            OptionalLong.of(number),
            event));
  }
}
