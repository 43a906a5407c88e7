package dev.stepwise.planner.adapter.kafka;

import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.codec.UnreadableMessage;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.failpoint.Failpoint;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.application.ConcurrentUpgrade;
import dev.stepwise.planner.application.Reports;
import dev.stepwise.planner.application.StoreUnavailable;
import dev.stepwise.planner.domain.Decision;
import dev.stepwise.planner.domain.Decision.Rejected;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Reports from executors, in the order in which they came.
///
/// What cannot be read is dead-lettered, by throwing. A rejection is an answer and is acknowledged.
/// A database that is away is neither: the report waits here, and those behind it too, until it is
/// back.
@ApplicationScoped
class StepReportConsumer {
  private static final Logger LOG = Logger.getLogger(StepReportConsumer.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Reports reports;

  StepReportConsumer(Reports reports) {
    this.reports = reports;
  }

  @Incoming("planner-step-reports")
  @Blocking
  void on(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
    var report = read(record);
    if (take(report) instanceof Rejected<UpgradeEvent>(var reason, var message)) {
      LOG.infof(
          "Ignored a report: upgrade=%s report=%s reason=%s: %s",
          report.upgradeId(), report.getClass().getSimpleName(), reason, message);
    }
    Failpoint.PLANNER_REPORT_RECORDED_NOT_ACKNOWLEDGED.reached();
  }

  private static StepReport read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return CloudEvent.of(headers(record.headers()), record.value()).message(StepReport.class);
    } catch (UnreadableMessage e) {
      LOG.warnf(
          "Dead-letters a record: topic=%s partition=%d offset=%d reason=%s",
          record.topic(), record.partition(), record.offset(), e.getMessage());
      throw e;
    }
  }

  private Decision<UpgradeEvent> take(StepReport report) throws InterruptedException {
    for (var pause = FIRST_PAUSE; ; pause = longer(pause)) {
      try {
        return reports.take(report);
      } catch (StoreUnavailable | ConcurrentUpgrade e) {
        LOG.warnf(
            "Cannot record a report, will try again: upgrade=%s report=%s: %s",
            report.upgradeId(), report.getClass().getSimpleName(), e);
        Thread.sleep(pause);
      }
    }
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  private static Map<String, byte[]> headers(Headers headers) {
    var map = new LinkedHashMap<String, byte[]>();
    headers.forEach(header -> map.put(header.key(), header.value()));
    return map;
  }
}
