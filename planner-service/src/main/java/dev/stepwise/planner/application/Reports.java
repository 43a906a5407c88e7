package dev.stepwise.planner.application;

import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.execution.StepReport.HostNotProbed;
import dev.stepwise.contracts.execution.StepReport.HostProbed;
import dev.stepwise.contracts.execution.StepReport.OfRun;
import dev.stepwise.contracts.execution.StepReport.RunAccepted;
import dev.stepwise.contracts.execution.StepReport.RunBegan;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.contracts.execution.StepReport.RunHeartbeat;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.domain.Awaited;
import dev.stepwise.planner.domain.Decision;
import dev.stepwise.planner.domain.Decision.Accepted;
import dev.stepwise.planner.domain.UpgradeCommand.RecordFacts;
import dev.stepwise.planner.domain.UpgradeCommand.RecordMissingFacts;
import dev.stepwise.planner.domain.UpgradeCommand.ReportBegan;
import dev.stepwise.planner.domain.UpgradeCommand.ReportEnded;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/// What executors tell. The same report may come twice, and late.
@ApplicationScoped
public class Reports {
  private final UpgradeHandler handler;
  private final InstantSource clock;

  public Reports(UpgradeHandler handler, InstantSource clock) {
    this.handler = handler;
    this.clock = clock;
  }

  /// Takes one report.
  ///
  /// @throws StoreUnavailable when the database does not answer; the report may be given again
  public Decision<UpgradeEvent> take(StepReport report) {
    return handler.decide(transaction -> decide(transaction, report));
  }

  /// Takes reports, one after the other, in one transaction: all of them or, when it throws, none.
  /// What came of each is the same as if it had been taken alone.
  ///
  /// @throws RuntimeException when any of them cannot be taken; take each alone then
  public List<Decision<UpgradeEvent>> takeAll(List<StepReport> reports) {
    return handler.decideAll(
        reports.stream()
            .<Function<UpgradeTransaction, Decision<UpgradeEvent>>>map(
                report -> transaction -> decide(transaction, report))
            .toList());
  }

  private Decision<UpgradeEvent> decide(UpgradeTransaction transaction, StepReport report) {
    var now = clock.instant();
    return switch (report) {
      case RunAccepted r -> alive(transaction, r);
      case RunHeartbeat r -> alive(transaction, r);
      case RunBegan r ->
          transaction.decide(new ReportBegan(r.attempt(), r.fence(), r.executor(), now));
      case RunEnded r ->
          transaction.decide(new ReportEnded(r.attempt(), r.fence(), r.outcome(), r.output(), now));
      case HostProbed r ->
          transaction.decide(new RecordFacts(r.upgradeId(), r.host(), r.facts(), now));
      case HostNotProbed r ->
          transaction.decide(
              new RecordMissingFacts(r.upgradeId(), r.host(), r.problem(), r.message(), now));
    };
  }

  /// No fact worth keeping: only that somebody is there.
  private static Decision<UpgradeEvent> alive(UpgradeTransaction transaction, OfRun report) {
    transaction.keepAwaiting(new Awaited.RunEnd(report.attempt(), report.fence()));
    return new Accepted<>(List.of());
  }
}
