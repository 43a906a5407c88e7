package dev.stepwise.planner.application;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.domain.Decision;
import dev.stepwise.planner.domain.Plans;
import dev.stepwise.planner.domain.UpgradeCommand;
import dev.stepwise.planner.domain.UpgradeCommand.Approve;
import dev.stepwise.planner.domain.UpgradeCommand.ProposePlan;
import dev.stepwise.planner.domain.UpgradeCommand.RequestUpgrade;
import dev.stepwise.planner.domain.UpgradeCommand.Start;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// A plan that is under way, without anybody who plans it, and before any host can answer.
public final class Started {
  private Started() {}

  /// @param asked the installation that it was asked for
  /// @return what came of each command on the way
  public static List<Decision<UpgradeEvent>> by(
      UpgradeHandler handler, Plan plan, Installation asked, Instant now) {
    return handler.decideAll(
        commands(plan, asked, now)
            .<Function<UpgradeTransaction, Decision<UpgradeEvent>>>map(
                command -> transaction -> transaction.decide(command))
            .toList());
  }

  private static Stream<UpgradeCommand> commands(Plan plan, Installation asked, Instant now) {
    var id = plan.upgradeId();
    var hash = Wire.hashOf(plan);
    return Stream.of(
            Stream.of(
                new RequestUpgrade(id, asked, plan.to(), "safest", List.of(), "ada", now),
                new ProposePlan(id, plan, hash, now),
                new Approve(id, hash, "ada", now)),
            Plans.asPlanned(plan, now),
            Stream.of(new Start(id, "ada", now)))
        .flatMap(commands -> commands);
  }
}
