package dev.stepwise.executor.adapter.kafka;

import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.execution.StepReport.HostNotProbed;
import dev.stepwise.contracts.execution.StepReport.HostProbed;
import dev.stepwise.contracts.execution.StepReport.OfRun;
import dev.stepwise.contracts.execution.StepReport.RunAccepted;
import dev.stepwise.contracts.execution.StepReport.RunBegan;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.contracts.execution.StepReport.RunHeartbeat;

/// The CloudEvents id of a report: the same when the same report is sent again.
final class EventIds {
  private EventIds() {}

  static String of(StepReport report) {
    return switch (report) {
      case RunAccepted r -> of(r, "accepted");
      case RunBegan r -> of(r, "began");
      case RunHeartbeat r -> of(r, "heartbeat");
      case RunEnded r -> of(r, "ended");
      case HostProbed r -> "%s/%s/probed/%s".formatted(r.upgradeId(), r.host(), r.at());
      case HostNotProbed r -> "%s/%s/not-probed/%s".formatted(r.upgradeId(), r.host(), r.at());
    };
  }

  private static String of(OfRun report, String what) {
    return "%s/%d/%s/%s".formatted(report.attempt(), report.fence(), what, report.at());
  }
}
