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

/// What executors tell. The same report may come twice, and late.
@ApplicationScoped
public class Reports {
  private final UpgradeHandler handler;
  private final Leases leases;
  private final Transactions transactions;
  private final InstantSource clock;

  public Reports(
      UpgradeHandler handler, Leases leases, Transactions transactions, InstantSource clock) {
    this.handler = handler;
    this.leases = leases;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Takes one report.
  ///
  /// @throws StoreUnavailable when the database does not answer; the report may be given again
  public Decision<UpgradeEvent> take(StepReport report) {
    var now = clock.instant();
    return switch (report) {
      case RunAccepted r -> alive(r);
      case RunHeartbeat r -> alive(r);
      case RunBegan r -> handler.handle(new ReportBegan(r.attempt(), r.fence(), r.executor(), now));
      case RunEnded r ->
          handler.handle(new ReportEnded(r.attempt(), r.fence(), r.outcome(), r.output(), now));
      case HostProbed r -> handler.handle(new RecordFacts(r.upgradeId(), r.host(), r.facts(), now));
      case HostNotProbed r ->
          handler.handle(
              new RecordMissingFacts(r.upgradeId(), r.host(), r.problem(), r.message(), now));
    };
  }

  /// No fact worth keeping: only that somebody is there.
  private Decision<UpgradeEvent> alive(OfRun report) {
    transactions.inOne(() -> leases.renew(new Awaited.RunEnd(report.attempt(), report.fence())));
    return new Accepted<>(List.of());
  }
}
