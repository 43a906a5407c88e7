package dev.stepwise.planner.simulation;

import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.execution.StepReport.OfRun;
import dev.stepwise.contracts.execution.StepReport.RunBegan;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import java.util.Optional;

/// What a planner that is blind to fences takes a report for: one with the fence that it awaits.
final class Blindness {
  private Blindness() {}

  static StepReport of(Database database, StepReport report) {
    return database.mutation == Mutation.PLANNER_WITHOUT_FENCES && report instanceof OfRun of
        ? awaited(database, of.attempt()).map(run -> blind(of, run)).orElse(report)
        : report;
  }

  private static Optional<Run> awaited(Database database, AttemptId attempt) {
    return Upgrade.replay(database.historyOf(attempt.upgradeId())) instanceof Begun begun
        ? begun.progress().current().stream()
            .filter(run -> run.stage() == attempt.stage() && run.host().equals(attempt.host()))
            .findFirst()
        : Optional.empty();
  }

  private static StepReport blind(OfRun report, Run run) {
    return switch (report) {
      case RunEnded r ->
          new RunEnded(r.attempt(), run.fence(), r.outcome(), r.output(), r.executor(), r.at());
      case RunBegan r -> new RunBegan(r.attempt(), run.fence(), r.attached(), r.executor(), r.at());
      case OfRun r -> r;
    };
  }
}
