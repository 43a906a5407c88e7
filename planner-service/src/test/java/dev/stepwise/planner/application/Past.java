package dev.stepwise.planner.application;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.StepId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.contracts.plan.Action;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Forecast;
import dev.stepwise.contracts.plan.Hop;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.Script;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanApproved;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanProposed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RolledBack;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunSucceeded;
import dev.stepwise.contracts.upgrade.UpgradeEvent.StageStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradePaused;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeSucceeded;
import dev.stepwise.planner.domain.planning.Planning;
import dev.stepwise.planner.domain.planning.RollbackPlanner;
import dev.stepwise.planner.domain.planning.Undo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What has happened to an installation: upgrades of one step on one host, and their rollbacks.
final class Past {
  private static final String TEXT = "true\n";
  private static final Script SCRIPT = new Script("scripts/step.sh", Sha256.of(TEXT));
  private static final Action ACTION =
      new Action(
          Optional.empty(),
          SCRIPT,
          Optional.empty(),
          List.of(),
          List.of(),
          Duration.ofMinutes(1),
          Duration.ofSeconds(1),
          List.of());
  private static final HostId HOST = World.toy(World.TOY).hosts().getFirst().id();
  static final Effect REVERSIBLE = new Effect.Reversible(ACTION, Optional.empty());

  private final World world;

  Past(World world) {
    this.world = world;
  }

  /// An upgrade is asked for, approved and started.
  void begin(UpgradeId id, String from, String to, Effect effect) {
    var plan = plan(id, new Release(from), new Release(to), effect);
    happens(
        new UpgradeRequested(
            id, plan.installation(), plan.to(), "safest", List.of(), "ada", world.now()));
    start(plan);
  }

  /// The rollback of all of an upgrade is started.
  void undo(UpgradeId original, UpgradeId rollback) {
    var begun = (Begun) state(original);
    var planning = RollbackPlanner.undo(rollback, Undo.whole(begun));
    var plan = ((Planning.Planned) planning).plan();
    happens(new RollbackRequested(rollback, original, plan.installation(), "ada", world.now()));
    start(plan);
    happens(new RollbackStarted(original, rollback, world.now()));
  }

  private void start(Plan plan) {
    var id = plan.upgradeId();
    var hash = Wire.hashOf(plan);
    happens(new PlanProposed(id, plan, hash, world.now()));
    happens(new PlanApproved(id, hash, "ben", world.now()));
    happens(new UpgradeStarted(id, "ada", world.now()));
  }

  /// Its step is done.
  void runs(UpgradeId id) {
    var output = new Output(0, Sha256.of(""), "");
    happens(new StageStarted(id, 0, world.now()));
    happens(new RunStarted(id, 0, HOST, 1, 1, "e1", world.now()));
    happens(
        new RunSucceeded(id, 0, HOST, 1, new TreeMap<>(), "verify passed", output, world.now()));
  }

  void succeeds(UpgradeId id) {
    happens(new UpgradeSucceeded(id, world.now()));
  }

  /// A person pauses and stops it.
  void fails(UpgradeId id) {
    happens(new UpgradePaused(id, "enough", "ada", world.now()));
    happens(new UpgradeFailed(id, "stopped", "ada", world.now()));
  }

  void undone(UpgradeId original, UpgradeId rollback) {
    succeeds(rollback);
    happens(new RolledBack(original, rollback, world.now()));
  }

  void leaves(UpgradeId original, UpgradeId rollback, String left) {
    happens(new RolledBack(original, rollback, world.now(), Optional.of(left)));
  }

  private void happens(UpgradeEvent event) {
    var before = world.handler.current(event.upgradeId());
    world.store.append(before, before.then(event), List.of(event));
  }

  private Upgrade state(UpgradeId id) {
    return world.handler.current(id).state();
  }

  private static Plan plan(UpgradeId id, Release from, Release to, Effect effect) {
    var run =
        new PlannedRun(HOST, new TreeMap<>(Map.of("FROM", from.version(), "TO", to.version())));
    return new Plan(
        id,
        Optional.empty(),
        World.toy(World.TOY),
        from,
        to,
        List.of(new Hop(from, to, "procedure", Optional.empty())),
        Sha256.of("playbook"),
        new TreeMap<>(),
        List.of(stage(effect, run)),
        "",
        new TreeMap<>(Map.of(SCRIPT.sha256(), TEXT)),
        List.of(),
        new Forecast(Duration.ofMinutes(1), new TreeMap<>()),
        Optional.empty());
  }

  private static Stage stage(Effect effect, PlannedRun run) {
    return new Stage(
        0,
        new StepId("step"),
        "Step",
        Optional.empty(),
        Optional.empty(),
        List.of(),
        effect,
        ACTION,
        Duration.ofMinutes(1),
        List.of(run));
  }
}
