package dev.stepwise.planner.journey;

import static java.util.stream.Collectors.toMap;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.contracts.execution.StepCommand;
import dev.stepwise.contracts.execution.StepCommand.CancelRun;
import dev.stepwise.contracts.execution.StepCommand.ClearLedger;
import dev.stepwise.contracts.execution.StepCommand.ProbeHost;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.execution.StepReport.HostNotProbed;
import dev.stepwise.contracts.execution.StepReport.HostProbed;
import dev.stepwise.contracts.execution.StepReport.RunAccepted;
import dev.stepwise.contracts.execution.StepReport.RunBegan;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.contracts.signature.KeyFile;
import dev.stepwise.contracts.signature.SigningKey;
import dev.stepwise.embedded.TestStack;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// An executor without hosts: answers at once, twice if told so, or not at all. What it does on a
/// host once is told it by the host's name.
public final class FakeExecutor implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final Listener listener;
  private final SigningKey key =
      new KeyFile("", Optional.of(TestStack.keys().executorKey("default"))).signingKey();
  private final Queue<RunStep> commands = new ConcurrentLinkedQueue<>();
  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private final Set<String> silent = ConcurrentHashMap.newKeySet();
  private final Set<String> slow = ConcurrentHashMap.newKeySet();
  private final Set<String> unreachable = ConcurrentHashMap.newKeySet();
  private volatile boolean repeating;

  public FakeExecutor(String bootstrapServers) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "0"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.listener =
        Listener.ofEvents(
                bootstrapServers,
                Topics.steps("default"),
                event -> on(event.message(StepCommand.class)))
            .start();
  }

  /// The next run on that host fails.
  void failOnce(String host) {
    failing.add(host);
  }

  /// The next run on that host is never heard of.
  void ignoreOnce(String host) {
    silent.add(host);
  }

  /// Runs on that host begin, and end only when they are ended.
  void beSlowOn(String host, boolean isSlow) {
    if (isSlow) {
      slow.add(host);
    } else {
      slow.remove(host);
    }
  }

  void loseSightOf(String host) {
    unreachable.add(host);
  }

  void seeAgain(String host) {
    unreachable.remove(host);
  }

  /// Every report is sent twice from now on.
  void repeatEverything(boolean twice) {
    repeating = twice;
  }

  /// What was commanded on a host.
  List<RunStep> commandsOn(String host) {
    return commands.stream()
        .filter(command -> command.host().id().equals(new HostId(host)))
        .toList();
  }

  private void on(StepCommand command) {
    switch (command) {
      case ProbeHost c -> report(facts(c));
      case RunStep c -> run(c);
      case CancelRun c -> end(c);
      case ClearLedger _ -> {}
    }
  }

  private StepReport facts(ProbeHost c) {
    var host = c.host().id();
    return unreachable.contains(host.value())
        ? new HostNotProbed(
            c.upgradeId(), host, HostProblem.UNREACHABLE, "no route to host", "fake", Instant.now())
        : new HostProbed(
            c.upgradeId(),
            host,
            new TreeMap<>(c.probes().keySet().stream().collect(toMap(name -> name, _ -> "1.0"))),
            "fake",
            Instant.now());
  }

  private void run(RunStep c) {
    commands.add(c);
    var host = c.host().id().value();
    if (silent.remove(host)) {
      return;
    }
    report(new RunAccepted(c.attempt(), c.fence(), "fake", Instant.now()));
    report(new RunBegan(c.attempt(), c.fence(), false, "fake", Instant.now()));
    if (!slow.contains(host)) {
      end(c, outcome(c, host));
    }
  }

  private void end(RunStep c, Outcome outcome) {
    var printed = new Output(3, Sha256.of("ok\n"), "ok\n");
    report(new RunEnded(c.attempt(), c.fence(), outcome, printed, "fake", Instant.now()));
  }

  /// A run that was slow is done.
  void succeed(RunStep c) {
    end(c, outcome(c, c.host().id().value()));
  }

  private void end(CancelRun c) {
    commands.add(c.run());
    report(new RunAccepted(c.run().attempt(), c.run().fence(), "fake", Instant.now()));
    end(c.run(), new Outcome.Failed("ended: " + c.reason(), OptionalInt.of(143)));
  }

  private Outcome outcome(RunStep c, String host) {
    if (failing.remove(host)) {
      return new Outcome.Failed("exit 1", OptionalInt.of(1));
    }
    var captured = new TreeMap<String, String>();
    c.work().facts().forEach(name -> captured.put(name, "/" + host));
    return new Outcome.Succeeded(captured, "exit 0, verify passed");
  }

  void report(StepReport report) {
    var id = report.upgradeId().value();
    var event =
        CloudEvent.of(
            id + "/" + System.nanoTime(),
            URI.create("/executor/fake"),
            id,
            report.at(),
            OptionalLong.empty(),
            report);
    for (var time = 0; time < (repeating ? 2 : 1); time++) {
      send(id, key.sign(event), event.data());
    }
  }

  void send(String key, Map<String, byte[]> headers, byte[] data) {
    var record =
        new ProducerRecord<>(Topics.STEP_REPORTS, key.getBytes(StandardCharsets.UTF_8), data);
    headers.forEach((name, value) -> record.headers().add(name, value));
    var _ = producer.send(record);
  }

  @Override
  public void close() {
    listener.close();
    producer.close();
  }
}
