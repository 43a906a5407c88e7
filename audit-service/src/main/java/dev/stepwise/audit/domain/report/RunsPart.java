package dev.stepwise.audit.domain.report;

import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.StepReport.RunBegan;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.log.evidence.FileNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Run by run: when it began and ended, and how.
record RunsPart(List<Told> told) {
  private static final String BEGAN = "dev.stepwise.step.run-began.v1";
  private static final String ENDED = "dev.stepwise.step.run-ended.v1";

  void addTo(Html page) {
    page.table(
        "Runs",
        List.of("stage", "host", "attempt", "began", "ended", "outcome", "executor", "output"),
        rows());
  }

  private List<List<String>> rows() {
    var began = new HashMap<String, String>();
    var rows = new ArrayList<List<String>>();
    for (var one : told) {
      switch (one.entry().attributes().type()) {
        case BEGAN -> {
          var report = Wire.decode(one.payload(), RunBegan.class);
          began.putIfAbsent(report.attempt().value(), report.at().toString());
        }
        case ENDED -> {
          var report = Wire.decode(one.payload(), RunEnded.class);
          rows.add(row(report, began.getOrDefault(report.attempt().value(), "not started")));
        }
        default -> {} // other messages are no run's beginning or end
      }
    }
    return rows;
  }

  private static List<String> row(RunEnded ended, String began) {
    var attempt = ended.attempt();
    var bytes = ended.output().bytes();
    return List.of(
        Integer.toString(attempt.stage()),
        attempt.host().value(),
        Integer.toString(attempt.number()),
        began,
        ended.at().toString(),
        words(ended.outcome()),
        ended.executor(),
        bytes == 0 ? "" : "%s, %d bytes".formatted(FileNames.output(attempt), bytes));
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Succeeded(_, var settledBy) -> "succeeded: " + settledBy;
      case Outcome.Refused(var reason) -> "refused, not started: " + reason;
      case Outcome.Failed(var reason, _) -> "failed: " + reason;
      case Outcome.Unknown(var reason) -> "unknown: " + reason;
    };
  }
}
