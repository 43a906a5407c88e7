package dev.stepwise.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.codec.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DeployTest {
  @Test
  void the_topics_that_are_deployed_are_those_that_are_declared() throws IOException {
    var declared =
        Topics.all(List.of(Topics.DEFAULT_ZONE)).stream()
            .map(topic -> topic.name() + " " + topic.partitions());

    assertThat(Files.readAllLines(Path.of("../deploy/kafka/topics.txt")))
        .containsExactlyElementsOf(declared.toList());
  }
}
