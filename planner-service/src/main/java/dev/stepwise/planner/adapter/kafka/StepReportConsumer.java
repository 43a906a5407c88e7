package dev.stepwise.planner.adapter.kafka;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.alert.SecurityAlert;
import dev.stepwise.contracts.alert.SecurityAlert.RecordRefused;
import dev.stepwise.contracts.codec.UnreadableMessage;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.failpoint.Failpoint;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.application.Alerts;
import dev.stepwise.planner.application.ConcurrentUpgrade;
import dev.stepwise.planner.application.ReportGate;
import dev.stepwise.planner.application.ReportGate.Admission;
import dev.stepwise.planner.application.ReportGate.Admitted;
import dev.stepwise.planner.application.ReportGate.Refused;
import dev.stepwise.planner.application.Reports;
import dev.stepwise.planner.application.StoreUnavailable;
import dev.stepwise.planner.domain.Decision.Rejected;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Reports from executors, in the order in which they came.
///
/// What cannot be read is dead-lettered, by throwing; so is what no executor of the host's zone
/// signed, and that is told as an alert. A rejection is an answer and is acknowledged. A database
/// that is away is neither: the report waits here, and those behind it too, until it is back.
@ApplicationScoped
class StepReportConsumer {
  private static final Logger LOG = Logger.getLogger(StepReportConsumer.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final ReportGate gate;
  private final Reports reports;
  private final Alerts alerts;
  private final InstantSource clock;
  private final String planner;

  StepReportConsumer(
      ReportGate gate,
      Reports reports,
      Alerts alerts,
      InstantSource clock,
      @ConfigProperty(name = "stepwise.instance-id") String planner) {
    this.gate = gate;
    this.reports = reports;
    this.alerts = alerts;
    this.clock = clock;
    this.planner = planner;
  }

  @Incoming("planner-step-reports")
  @Blocking
  void on(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
    switch (admit(record)) {
      case Admitted(var report) -> take(report);
      case Refused refused -> refuse(record, refused);
    }
  }

  private Admission admit(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
    try {
      return patiently(
          "look at a report", () -> gate.admit(headers(record.headers()), value(record)));
    } catch (UnreadableMessage e) {
      LOG.warnf("Dead-letters a record: %s reason=%s", place(record), e.getMessage());
      throw e;
    }
  }

  private void take(StepReport report) throws InterruptedException {
    if (patiently("record a report", () -> reports.take(report))
        instanceof Rejected<UpgradeEvent>(var reason, var message)) {
      LOG.infof(
          "Ignored a report: upgrade=%s report=%s reason=%s: %s",
          report.upgradeId(), report.getClass().getSimpleName(), reason, message);
    }
    Failpoint.PLANNER_REPORT_RECORDED_NOT_ACKNOWLEDGED.reached();
  }

  private void refuse(ConsumerRecord<byte[], byte[]> record, Refused refused)
      throws InterruptedException {
    LOG.warnf("Refuses a record: %s %s: %s", place(record), refused.refusal(), refused.detail());
    var alert = alert(record, refused);
    patiently(
        "raise an alert",
        () -> {
          alerts.raise(alert);
          return alert;
        });
    throw new RefusedRecord(refused.refusal(), refused.detail());
  }

  private SecurityAlert alert(ConsumerRecord<byte[], byte[]> record, Refused refused) {
    return new RecordRefused(
        refused.refusal(),
        refused.detail(),
        record.topic(),
        record.partition(),
        record.offset(),
        Sha256.of(value(record)),
        refused.report().map(StepReport::upgradeId),
        refused.report().map(ReportGate::hostOf),
        planner,
        clock.instant());
  }

  /// A database that is away, or somebody who was faster, is waited for.
  private static <T> T patiently(String what, Supplier<T> work) throws InterruptedException {
    for (var pause = FIRST_PAUSE; ; pause = longer(pause)) {
      try {
        return work.get();
      } catch (StoreUnavailable | ConcurrentUpgrade e) {
        LOG.warnf("Cannot %s, will try again: %s", what, e);
        Thread.sleep(pause);
      }
    }
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  private static String place(ConsumerRecord<byte[], byte[]> record) {
    return "topic=%s partition=%d offset=%d"
        .formatted(record.topic(), record.partition(), record.offset());
  }

  private static byte[] value(ConsumerRecord<byte[], byte[]> record) {
    return Objects.requireNonNullElse(record.value(), new byte[0]);
  }

  private static Map<String, byte[]> headers(Headers headers) {
    var map = new LinkedHashMap<String, byte[]>();
    headers.forEach(header -> map.put(header.key(), header.value()));
    return map;
  }
}
