package dev.stepwise.rehearsal;

import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.RollTurn;
import dev.stepwise.contracts.plan.Stage;

/// In a rehearsal every failure is looked at where it happens, also where a roll would bear it and
/// go on without the host.
final class Strictness {
  private Strictness() {}

  /// The same plan, where the first failure of every roll holds the upgrade.
  static Plan of(Plan plan) {
    return plan.stages().stream().noneMatch(Strictness::bearsFailures) ? plan : strict(plan);
  }

  private static boolean bearsFailures(Stage stage) {
    return stage.turn().filter(turn -> turn.maxFailures() > 1).isPresent();
  }

  private static Plan strict(Plan plan) {
    return new Plan(
        plan.upgradeId(),
        plan.rollbackOf(),
        plan.installation(),
        plan.from(),
        plan.to(),
        plan.path(),
        plan.playbook(),
        plan.facts(),
        plan.stages().stream().map(Strictness::strict).toList(),
        plan.library(),
        plan.scripts(),
        plan.risks(),
        plan.forecast(),
        plan.unavailable(),
        plan.variant(),
        plan.components(),
        plan.partial(),
        plan.alternatives(),
        plan.wayBack());
  }

  private static Stage strict(Stage stage) {
    return new Stage(
        stage.index(),
        stage.step(),
        stage.title(),
        stage.group(),
        stage.cite(),
        stage.down(),
        stage.effect(),
        stage.action(),
        stage.estimate(),
        stage.runs(),
        stage.once(),
        stage.shared(),
        stage.confirm(),
        stage.gate(),
        stage.reboots(),
        stage.confirmTitle(),
        stage.turn().map(turn -> new RollTurn(turn.roll(), turn.hosts(), turn.last(), 1)),
        stage.components(),
        stage.undoes());
  }
}
