package dev.stepwise.audit;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.StepId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.contracts.execution.ScriptText;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.execution.Work;
import dev.stepwise.contracts.plan.Action;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Forecast;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.Script;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsDiscovered;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanApproved;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanProposed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunSucceeded;
import dev.stepwise.contracts.upgrade.UpgradeEvent.StageStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeSucceeded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An upgrade of one host in one stage, from its request to its success.
public record SampleUpgrade(UpgradeId id) {
  public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  public static final HostId HOST = new HostId("t1");
  private static final Script SCRIPT = new Script("scripts/sample.sh", Sha256.of("true\n"));

  public SampleUpgrade(String id) {
    this(new UpgradeId(id));
  }

  public AttemptId attempt(int number) {
    return new AttemptId(id, 0, HOST, number);
  }

  /// Its nine events, first to last.
  public List<UpgradeEvent> events() {
    var plan = plan();
    return List.of(
        new UpgradeRequested(
            id, installation(), new Release("0.9.2"), "default", List.of(HOST), "ada", NOON),
        new FactsDiscovered(id, HOST, new TreeMap<>(Map.of("VERSION", "0.6.9")), NOON),
        new PlanProposed(id, plan, Wire.hashOf(plan), NOON),
        new PlanApproved(id, Wire.hashOf(plan), "grace", NOON),
        new UpgradeStarted(id, "ada", NOON),
        new StageStarted(id, 0, NOON),
        new RunStarted(id, 0, HOST, 1, 1, "e1", NOON),
        succeeded("done\n"),
        new UpgradeSucceeded(id, NOON));
  }

  /// The command of its run.
  public RunStep command() {
    var script = new ScriptText(SCRIPT.name(), "true\n");
    var work =
        new Work(
            Optional.empty(),
            script,
            Optional.of(script),
            List.of(),
            List.of(),
            Duration.ofMinutes(10),
            Duration.ofMinutes(1),
            List.of("BACKUP_DIR"),
            new TreeMap<>());
    return new RunStep(
        attempt(1), 1, new StepId("replace-binaries"), installation().hosts().getFirst(), work);
  }

  public RunSucceeded succeeded(String output) {
    return new RunSucceeded(
        id,
        0,
        HOST,
        1,
        new TreeMap<>(Map.of("BACKUP_DIR", "/backup/1")),
        "verify",
        new Output(output.length(), Sha256.of(output), output),
        NOON);
  }

  public Plan plan() {
    return new Plan(
        id,
        Optional.empty(),
        installation(),
        new Release("0.6.9"),
        new Release("0.9.2"),
        List.of(),
        Sha256.of("playbook"),
        new TreeMap<>(),
        List.of(stage()),
        "",
        new TreeMap<>(Map.of(SCRIPT.sha256(), "true\n")),
        List.of(),
        new Forecast(Duration.ofMinutes(1), new TreeMap<>()),
        Optional.empty());
  }

  private static Stage stage() {
    var action =
        new Action(
            Optional.empty(),
            SCRIPT,
            Optional.of(SCRIPT),
            List.of(),
            List.of(),
            Duration.ofMinutes(10),
            Duration.ofMinutes(1),
            List.of("BACKUP_DIR"));
    return new Stage(
        0,
        new StepId("replace-binaries"),
        "Replace the binaries",
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new Effect.Reversible(action, Optional.empty()),
        action,
        Duration.ofSeconds(10),
        List.of(new PlannedRun(HOST, new TreeMap<>())));
  }

  public static Installation installation() {
    return new Installation(
        new InstallationId("features"),
        "openmldb",
        "Feature store",
        "cluster",
        List.of(
            new InstalledHost(
                HOST,
                List.of("tablet"),
                "127.0.0.1",
                22,
                "openmldb",
                "default",
                List.of("ssh-ed25519 AAAA"),
                new TreeMap<>())),
        new TreeMap<>());
  }
}
