package dev.stepwise.systemtests;

import dev.stepwise.cli.stack.LocalStack;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.StepId;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.Authority;
import dev.stepwise.contracts.execution.ScriptText;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.execution.Work;
import dev.stepwise.contracts.signature.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Commands single runs as the planner does, with its key.
public final class AsPlanner implements AutoCloseable {
  private final SigningKey key;
  private final KafkaProducer<byte[], byte[]> producer;

  public AsPlanner(LocalStack stack) {
    try {
      this.key = SigningKey.parse(Files.readString(stack.folder().keys().plannerKey()));
    } catch (IOException e) {
      throw new IllegalStateException("Expected the planner's key", e);
    }
    this.producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", broker(stack), "linger.ms", "0"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /// Where the stack's broker listens.
  public static String broker(LocalStack stack) {
    return "127.0.0.1:" + (stack.url(Service.PLANNER).getPort() + 4);
  }

  /// A script with nothing around it.
  public static Work work(String script, Map<String, String> environment) {
    return new Work(
        Optional.empty(),
        new ScriptText("script.sh", script),
        Optional.empty(),
        List.of(),
        List.of(),
        Duration.ofMinutes(30),
        Duration.ofSeconds(10),
        List.of(),
        new TreeMap<>(environment));
  }

  /// Returns before the command is sent.
  public void command(AttemptId attempt, InstalledHost host, Work work) {
    var step =
        new RunStep(attempt, 1, new StepId("step"), host, work)
            .with(
                new Authority(
                    host.zone(),
                    Instant.now().plus(Duration.ofMinutes(5)),
                    Optional.empty(),
                    List.of("system-test")));
    var event =
        CloudEvent.of(
            attempt.value() + "/1",
            URI.create("/planner"),
            host.id().value(),
            Instant.now(),
            OptionalLong.empty(),
            step);
    var record =
        new ProducerRecord<>(
            Topics.steps(host.zone()),
            host.id().value().getBytes(StandardCharsets.UTF_8),
            event.data());
    key.sign(event).forEach(record.headers()::add);
    var _ = producer.send(record);
  }

  @Override
  public void close() {
    producer.close();
  }
}
