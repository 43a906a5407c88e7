package dev.stepwise.log.evidence;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.StepId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.plan.Action;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Forecast;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.Script;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanProposed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A plan of one stage on one host.
final class SamplePlan {
  private static final HostId HOST = new HostId("t1");
  private static final Script SCRIPT = new Script("scripts/sample.sh", Sha256.of("true\n"));

  private SamplePlan() {}

  static PlanProposed proposed(UpgradeId upgrade, Instant at) {
    var plan =
        new Plan(
            upgrade,
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
    return new PlanProposed(upgrade, plan, Wire.hashOf(plan), at);
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
            List.of());
    return new Stage(
        0,
        new StepId("replace-binaries"),
        "Replace the binaries <ä>",
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new Effect.Irreversible("the old data"),
        action,
        Duration.ofSeconds(10),
        List.of(new PlannedRun(HOST, new TreeMap<>())));
  }

  private static Installation installation() {
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
