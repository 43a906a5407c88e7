package dev.stepwise.executor.adapter.kafka;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.execution.StepOutput;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.executor.application.ExecutorSettings;
import dev.stepwise.executor.application.Reports;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/// Reports and output, keyed by upgrade. Each call waits until all replicas have it; while Kafka is
/// gone it tries again, for ever, so the reports of a run stay in order and none is lost.
@ApplicationScoped
class KafkaReports implements Reports {
  private static final Logger LOG = Logger.getLogger(KafkaReports.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final MutinyEmitter<byte[]> reports;
  private final MutinyEmitter<byte[]> output;
  private final ExecutorSettings settings;
  private final Clock clock;

  KafkaReports(
      @Channel("executor-reports")
          @OnOverflow(value = OnOverflow.Strategy.UNBOUNDED_BUFFER) // each sender waits for its own
          MutinyEmitter<byte[]> reports,
      @Channel("executor-output") @OnOverflow(value = OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> output,
      ExecutorSettings settings,
      Clock clock) {
    this.reports = reports;
    this.output = output;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void send(StepReport report) throws InterruptedException {
    send(reports, report.upgradeId(), event(EventIds.of(report), report.upgradeId(), report));
  }

  @Override
  public void send(StepOutput printed) throws InterruptedException {
    var upgrade = printed.attempt().upgradeId();
    send(output, upgrade, event(printed.attempt() + "/" + printed.offset(), upgrade, printed));
  }

  private CloudEvent event(String id, UpgradeId subject, Object message) {
    return CloudEvent.of(
        id,
        URI.create("/executor/" + settings.executor()),
        subject.value(),
        clock.instant(),
        OptionalLong.empty(),
        message);
  }

  private static void send(MutinyEmitter<byte[]> channel, UpgradeId key, CloudEvent event)
      throws InterruptedException {
    while (!isSent(channel, key, event)) {
      Thread.sleep(PAUSE);
    }
  }

  private static boolean isSent(MutinyEmitter<byte[]> channel, UpgradeId key, CloudEvent event) {
    try {
      channel.sendMessageAndAwait(message(key, event));
      return true;
    } catch (RuntimeException e) {
      LOG.warnf(
          "Kafka did not take a report, which will be sent again: id=%s reason=%s", event.id(), e);
      return false;
    }
  }

  private static Message<byte[]> message(UpgradeId key, CloudEvent event) {
    var headers = new RecordHeaders();
    event.headers().forEach(headers::add);
    return Message.of(event.data())
        .addMetadata(
            OutgoingKafkaRecordMetadata.<byte[]>builder()
                .withKey(key.value().getBytes(StandardCharsets.UTF_8))
                .withHeaders(headers)
                .build());
  }
}
