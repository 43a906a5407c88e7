package dev.stepwise.planner.adapter.shell;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.StepId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Action;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Forecast;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.Script;
import dev.stepwise.contracts.plan.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A rollback of one step on one host. Its script writes down the fact and the answer that it gets.
final class Rollback {
  private static final HostId HOST = new HostId("t1");
  private static final String TEXT = "printf %s \"$FACT\" >fact\ncat >answer\n";
  private static final Script SCRIPT = new Script("scripts/undo.sh", Sha256.of(TEXT));

  private String fact = "2.0";
  private String answer = "yes";
  private String title = "Put the old binaries back";
  private String hostKey = "ssh-ed25519 AAAA";
  private String address = "t1.example.org";
  private String library = "";

  Rollback fact(String value) {
    fact = value;
    return this;
  }

  Rollback answer(String value) {
    answer = value;
    return this;
  }

  Rollback title(String value) {
    title = value;
    return this;
  }

  Rollback hostKey(String value) {
    hostKey = value;
    return this;
  }

  Rollback address(String value) {
    address = value;
    return this;
  }

  Rollback library(String value) {
    library = value;
    return this;
  }

  Plan plan() {
    return new Plan(
        new UpgradeId("preview"),
        Optional.of(new UpgradeId("u-1")),
        installation(),
        new Release("2.0"),
        new Release("1.0"),
        List.of(),
        Sha256.of("playbook"),
        new TreeMap<>(),
        List.of(stage()),
        library,
        new TreeMap<>(Map.of(SCRIPT.sha256(), TEXT)),
        List.of(),
        new Forecast(Duration.ofMinutes(1), new TreeMap<>()),
        Optional.empty());
  }

  private Stage stage() {
    return new Stage(
        0,
        new StepId("replace"),
        title,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new Effect.None(),
        action(),
        Duration.ofSeconds(10),
        List.of(new PlannedRun(HOST, new TreeMap<>(Map.of("FACT", fact)))));
  }

  private Action action() {
    return new Action(
        Optional.empty(),
        SCRIPT,
        Optional.empty(),
        List.of(),
        List.of(),
        Duration.ofMinutes(10),
        Duration.ofMinutes(1),
        List.of(),
        Optional.of(List.of(answer)));
  }

  private Installation installation() {
    var host =
        new InstalledHost(
            HOST,
            List.of("tablet"),
            address,
            22,
            "ops",
            "default",
            List.of(hostKey),
            new TreeMap<>());
    return new Installation(
        new InstallationId("features"),
        "toy",
        "Feature store",
        "cluster",
        List.of(host),
        new TreeMap<>());
  }
}
