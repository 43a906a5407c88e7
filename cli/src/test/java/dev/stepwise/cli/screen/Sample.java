package dev.stepwise.cli.screen;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.StepId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.contracts.plan.Action;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Forecast;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.Script;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.upgrade.Slot;
import dev.stepwise.contracts.upgrade.StageTime;
import dev.stepwise.contracts.upgrade.Timetable;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// An upgrade of two steps on one host each.
final class Sample {
  static final UpgradeId UPGRADE = new UpgradeId("u-1");
  static final HostId NS1 = new HostId("ns1");
  static final HostId T1 = new HostId("t1");
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final Plan PLAN = plan();

  private Sample() {}

  static List<UpgradeEvent> started() {
    var hash = Wire.hashOf(PLAN);
    return List.of(
        new UpgradeEvent.UpgradeRequested(
            UPGRADE, PLAN.installation(), PLAN.to(), "safest", List.of(NS1), "ann", NOON),
        new UpgradeEvent.FactsDiscovered(UPGRADE, NS1, new TreeMap<>(), NOON),
        new UpgradeEvent.PlanProposed(UPGRADE, PLAN, hash, NOON),
        new UpgradeEvent.PlanApproved(UPGRADE, hash, "bob", NOON),
        new UpgradeEvent.UpgradeStarted(UPGRADE, "bob", NOON),
        new UpgradeEvent.StageStarted(UPGRADE, 0, NOON));
  }

  /// The window closes at one; the way back takes ten minutes.
  static UpgradeEvent untilOne() {
    var minute = Duration.ofMinutes(1);
    var time = new StageTime(minute, minute, minute.multipliedBy(10), 0);
    var slot = new Slot(NOON, NOON.plusSeconds(3600));
    return new UpgradeEvent.TimetableSet(
        UPGRADE, new Timetable(List.of(time, time), Optional.of(slot)), NOON);
  }

  static List<UpgradeEvent> done(int stage, HostId host, int fromSecond, int toSecond) {
    return List.of(
        new UpgradeEvent.RunStarted(
            UPGRADE, stage, host, 1, 1, "executor-1", NOON.plusSeconds(fromSecond)),
        new UpgradeEvent.RunSucceeded(
            UPGRADE,
            stage,
            host,
            1,
            new TreeMap<>(),
            "verify",
            output(""),
            NOON.plusSeconds(toSecond)));
  }

  static UpgradeEvent failed(int stage, HostId host, String reason) {
    return new UpgradeEvent.RunFailed(
        UPGRADE,
        stage,
        host,
        1,
        true,
        reason,
        OptionalInt.of(0),
        output("Start tablet success\n"),
        NOON);
  }

  static Output output(String text) {
    return new Output(text.length(), Sha256.of(text), text);
  }

  private static Plan plan() {
    var scripts = new TreeMap<Sha256, String>();
    scripts.put(Sha256.of("true\n"), "true\n");
    return new Plan(
        UPGRADE,
        Optional.empty(),
        new Installation(
            new InstallationId("practice"),
            "openmldb",
            "OpenMLDB practice",
            "cluster",
            List.of(host(NS1), host(T1)),
            new TreeMap<>()),
        new Release("0.6.9"),
        new Release("0.9.2"),
        List.of(),
        Sha256.of("playbook"),
        new TreeMap<>(),
        List.of(
            stage(0, "Stop writes", Optional.empty(), NS1),
            stage(1, "Start the tablet", Optional.of("tablet t1"), T1)),
        "",
        scripts,
        List.of(),
        new Forecast(Duration.ofMinutes(2), new TreeMap<>()),
        Optional.empty());
  }

  private static InstalledHost host(HostId id) {
    return new InstalledHost(
        id,
        List.of("tablet"),
        "127.0.0.1",
        22,
        "openmldb",
        "default",
        List.of("ssh-ed25519 AAAA"),
        new TreeMap<>());
  }

  private static Stage stage(int index, String title, Optional<String> group, HostId host) {
    return new Stage(
        index,
        new StepId("step-" + index),
        title,
        group,
        Optional.empty(),
        List.of(),
        new Effect.None(),
        new Action(
            Optional.empty(),
            new Script("run.sh", Sha256.of("true\n")),
            Optional.empty(),
            List.of(),
            List.of(),
            Duration.ofMinutes(1),
            Duration.ofSeconds(10),
            List.of()),
        Duration.ofMinutes(1),
        List.of(new PlannedRun(host, new TreeMap<>())));
  }
}
