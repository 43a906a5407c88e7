package dev.stepwise.planner.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.embedded.TestStack;
import dev.stepwise.planner.application.OutboxQueue.Waiting;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KafkaBusTest {
  private static final String MISSING = Topics.steps("nowhere");

  /// Waiting for the topic once per message would take minutes, longer than the relay's transaction
  /// may last: nothing would be marked as published, ever.
  @Test
  @Timeout(60)
  void a_topic_that_is_missing_holds_up_only_what_is_for_it() {
    var bus =
        new KafkaBus(
            Map.<String, Object>of("bootstrap.servers", TestStack.kafka().bootstrapServers()));
    var inVain = LongStream.range(0, 40).mapToObj(id -> waiting(id, MISSING));
    var deliverable = waiting(40, Topics.UPGRADES + Topics.DEAD_LETTER_SUFFIX);

    var published = bus.publish(Stream.concat(inVain, Stream.of(deliverable)).toList());
    bus.close();

    assertThat(published).containsExactly(deliverable);
  }

  private static Waiting waiting(long id, String topic) {
    return new Waiting(id, topic, "key-" + id, Map.of(), new byte[] {1});
  }
}
