package dev.stepwise.contracts;

import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.contracts.plan.Action;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Forecast;
import dev.stepwise.contracts.plan.Hop;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.Risk;
import dev.stepwise.contracts.plan.Script;
import dev.stepwise.contracts.plan.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One small upgrade of two hosts, with every part of a plan in it.
public final class Samples {
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  public static final UpgradeId UPGRADE = new UpgradeId("u-1");
  public static final UpgradeId ROLLBACK = new UpgradeId("u-2");
  public static final HostId NS1 = new HostId("ns1");
  public static final HostId T1 = new HostId("t1");
  public static final Installation INSTALLATION =
      new Installation(
          new InstallationId("features"),
          "openmldb",
          "Feature store",
          "cluster",
          List.of(host(NS1, "nameserver", "ops"), host(T1, "tablet")),
          new TreeMap<>(Map.of("ZK_CLUSTER", "zk:2181")));
  public static final Output OUTPUT = new Output(5, Sha256.of("done\n"), "done\n");
  public static final Plan PLAN = plan();
  public static final Sha256 PLAN_HASH = Wire.hashOf(PLAN);

  private Samples() {}

  public static AttemptId attempt(int stage, HostId host) {
    return new AttemptId(UPGRADE, stage, host, 1);
  }

  public static InstalledHost host(HostId id, String... roles) {
    return new InstalledHost(
        id,
        List.of(roles),
        "127.0.0.1",
        22,
        "openmldb",
        "default",
        List.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA=="),
        new TreeMap<>(Map.of("OPENMLDB_HOME", "/opt/openmldb")));
  }

  private static Plan plan() {
    var scripts = new TreeMap<Sha256, String>();
    scripts.put(Sha256.of("true\n"), "true\n");
    return new Plan(
        UPGRADE,
        Optional.empty(),
        INSTALLATION,
        new Release("0.6.9"),
        new Release("0.9.2"),
        List.of(
            new Hop(new Release("0.6.9"), new Release("0.9.2"), "cluster", Optional.of("M3#1"))),
        Sha256.of("playbook"),
        new TreeMap<>(Map.of(NS1, new TreeMap<>(Map.of("INSTALLED_VERSION", "0.6.9")))),
        List.of(stopWrites(), replaceBinaries(), dropOldTables()),
        "say() { echo \"$1\"; }\n",
        scripts,
        List.of(new Risk("Clients older than 0.7 cannot connect", Optional.of("M3#2"))),
        new Forecast(Duration.ofMinutes(4), new TreeMap<>(Map.of("writes", Duration.ofMinutes(3)))),
        Optional.of(new TreeMap<>(Map.of("writes", "writing to tables"))));
  }

  private static Stage stopWrites() {
    return stage(
        0,
        "stop-writes",
        Optional.empty(),
        List.of("writes"),
        new Effect.Reversible(action(List.of()), Optional.of("Resume writes")),
        NS1);
  }

  private static Stage replaceBinaries() {
    return stage(
        1,
        "replace-binaries",
        Optional.of("turn t1"),
        List.of("writes"),
        new Effect.None(),
        NS1,
        T1);
  }

  private static Stage dropOldTables() {
    return stage(
        2,
        "drop-old-tables",
        Optional.empty(),
        List.of(),
        new Effect.Irreversible("The old tables; the backup remains"),
        T1);
  }

  private static Stage stage(
      int index,
      String step,
      Optional<String> group,
      List<String> down,
      Effect effect,
      HostId... hosts) {
    return new Stage(
        index,
        new StepId(step),
        "Sample of " + step,
        group,
        Optional.of("M3#1"),
        down,
        effect,
        action(List.of("BACKUP_DIR")),
        Duration.ofSeconds(90),
        Arrays.stream(hosts)
            .map(host -> new PlannedRun(host, new TreeMap<>(Map.of("FROM", "0.6.9"))))
            .toList());
  }

  private static Action action(List<String> facts) {
    var script = new Script("scripts/sample.sh", Sha256.of("true\n"));
    return new Action(
        Optional.of(script),
        script,
        Optional.of(script),
        List.of("done"),
        List.of("ERROR"),
        Duration.ofMinutes(10),
        Duration.ofMinutes(1),
        facts);
  }
}
