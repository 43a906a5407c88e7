package dev.stepwise.planner.application;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.planner.domain.timing.Forecaster;
import dev.stepwise.planner.domain.timing.Samples.Sample;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Learns from every upgrade that is over how long its runs took.
@ApplicationScoped
public class RunTimesKeeping {
  private static final int AT_ONCE = 20;

  private final RunTimes runTimes;
  private final UpgradeHandler handler;
  private final Transactions transactions;

  public RunTimesKeeping(RunTimes runTimes, UpgradeHandler handler, Transactions transactions) {
    this.runTimes = runTimes;
    this.handler = handler;
    this.transactions = transactions;
  }

  /// Keeps what was not kept yet.
  ///
  /// @throws StoreUnavailable when the database does not answer
  public void catchUp() {
    EachOnItsOwn.tryAll(transactions.inOne(() -> runTimes.missing(AT_ONCE)), this::keep)
        .ifPresent(e -> {
          throw e;
        });
  }

  private void keep(UpgradeId id) {
    if (handler.current(id).state() instanceof Begun begun) {
      var plan = begun.progress().plan();
      var times =
          begun.progress().runs().stream().flatMap(run -> sample(plan, run).stream()).toList();
      transactions.inOne(() -> runTimes.keep(id, plan.installation(), times));
    } else {
      transactions.inOne(() -> runTimes.keepNothing(id));
    }
  }

  /// A run that succeeded at its first attempt: others took longer, or less, for other reasons.
  private static Optional<Sample> sample(Plan plan, Run run) {
    var stage = plan.stages().get(run.stage());
    return run.endedAt()
        .filter(_ -> run.status() == Run.Status.SUCCEEDED && run.attempt() == 1)
        .map(ended ->
            new Sample(
                stage.step(),
                Forecaster.hopOf(stage),
                plan.rollbackOf().isPresent(),
                took(run.commandedAt(), ended)));
  }

  private static Duration took(Instant from, Instant until) {
    return Duration.between(from, until);
  }
}
