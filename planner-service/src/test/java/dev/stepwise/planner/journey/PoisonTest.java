package dev.stepwise.planner.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.embedded.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PoisonTest {
  private final String toy = "toy-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void what_cannot_be_read_is_dead_lettered_with_its_reason_and_the_others_go_on() {
    var kafka = TestStack.kafka().bootstrapServers();
    var dead = new CopyOnWriteArrayList<ConsumerRecord<byte[], byte[]>>();
    try (var executor = new FakeExecutor(kafka);
        var _ =
            Listener.ofRecords(kafka, Topics.STEP_REPORTS + Topics.DEAD_LETTER_SUFFIX, dead::add)
                .start()) {
      Rest.register(toy);
      for (var partition = 0; partition < 32; partition++) {
        executor.send("key-" + partition, Map.of(), toy.getBytes(StandardCharsets.UTF_8));
      }

      var id = Rest.started(toy);

      Rest.awaitState(id, "SUCCEEDED");
      await().until(() -> poison(dead).size() == 32);
      assertThat(poison(dead))
          .allSatisfy(record ->
              assertThat(
                      new String(
                          record.headers().lastHeader("dead-letter-reason").value(),
                          StandardCharsets.UTF_8))
                  .contains("UNSIGNED: Expected a signature"));
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> poison(List<ConsumerRecord<byte[], byte[]>> dead) {
    return dead.stream()
        .filter(record -> new String(record.value(), StandardCharsets.UTF_8).equals(toy))
        .toList();
  }
}
