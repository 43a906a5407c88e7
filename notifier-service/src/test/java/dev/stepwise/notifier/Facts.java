package dev.stepwise.notifier;

import dev.stepwise.contracts.ApprovalRules;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.StepId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.alert.Refusal;
import dev.stepwise.contracts.alert.SecurityAlert;
import dev.stepwise.contracts.alert.SecurityAlert.RecordRefused;
import dev.stepwise.contracts.codec.Wire;
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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The facts of one upgrade of four stages of a minute each: nothing is down in the first, writes
/// are in the second and third, queries in the third. It starts at noon. There are words for writes
/// alone.
public record Facts(UpgradeId upgrade, Optional<UpgradeId> rollbackOf) {
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static final HostId HOST = new HostId("ns1");
  private static final Sha256 PLAN = Sha256.of("plan");
  private static final Script SCRIPT = new Script("scripts/x.sh", Sha256.of("true\n"));

  public static Facts ofUpgrade(String id) {
    return new Facts(new UpgradeId(id), Optional.empty());
  }

  public static Facts ofRollback(String id, String of) {
    return new Facts(new UpgradeId(id), Optional.of(new UpgradeId(of)));
  }

  public UpgradeEvent requested(String by) {
    return rollbackOf
        .<UpgradeEvent>map(
            of -> new UpgradeEvent.RollbackRequested(upgrade, of, installation(), by, NOON))
        .orElseGet(() ->
            new UpgradeEvent.UpgradeRequested(
                upgrade, installation(), new Release("0.9.2"), "safest", List.of(HOST), by, NOON));
  }

  public UpgradeEvent proposed() {
    return proposed(installation());
  }

  /// A plan that as many people have to agree with as the rules say.
  public UpgradeEvent proposed(ApprovalRules rules) {
    return proposed(installation().with(rules));
  }

  private UpgradeEvent proposed(Installation installation) {
    var plan = plan(installation);
    return new UpgradeEvent.PlanProposed(upgrade, plan, Wire.hashOf(plan), NOON);
  }

  /// One of several approvals.
  public UpgradeEvent agreed(String by, Instant until) {
    return new UpgradeEvent.ApprovalGiven(
        upgrade, PLAN, by, NOON, Optional.of(until), Optional.empty());
  }

  /// The last approval that was needed.
  public UpgradeEvent approved(String by, Instant until) {
    return new UpgradeEvent.PlanApproved(
        upgrade, PLAN, by, NOON, Optional.of(until), Optional.empty());
  }

  /// It goes by a window of two hours and the times that the playbook names.
  public UpgradeEvent timetable(Instant opens, Duration after) {
    var minute = new StageTime(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ZERO, 0);
    return new UpgradeEvent.TimetableSet(
        upgrade,
        new Timetable(
            Collections.nCopies(4, minute),
            Optional.of(new Slot(opens, opens.plus(Duration.ofHours(2))))),
        NOON.plus(after));
  }

  public UpgradeEvent windowAwaited(int stage, Duration after) {
    return new UpgradeEvent.WindowAwaited(upgrade, stage, "it does not fit", NOON.plus(after));
  }

  public UpgradeEvent withdrawn(String reason, String by) {
    return new UpgradeEvent.ApprovalWithdrawn(upgrade, reason, by, NOON);
  }

  public UpgradeEvent denied(String reason, String by) {
    return new UpgradeEvent.PlanDenied(upgrade, PLAN, reason, by, NOON);
  }

  public UpgradeEvent expired(Instant until) {
    return new UpgradeEvent.ApprovalsExpired(upgrade, until, until);
  }

  public UpgradeEvent cancelled(String reason, String by) {
    return new UpgradeEvent.UpgradeCancelled(upgrade, reason, by, NOON);
  }

  /// Before the start the host is asked whether it still is as planned.
  public UpgradeEvent askedAgain() {
    return new UpgradeEvent.FactsAskedAgain(upgrade, List.of(HOST), "operator", NOON);
  }

  public UpgradeEvent confirmed() {
    return new UpgradeEvent.FactsConfirmed(upgrade, HOST, NOON);
  }

  public UpgradeEvent voided(String difference) {
    return new UpgradeEvent.ApprovalsVoided(upgrade, List.of(difference), NOON);
  }

  public UpgradeEvent scheduled(Instant startsAt, Instant at) {
    var night = new Slot(startsAt, startsAt.plus(Duration.ofHours(8)));
    return new UpgradeEvent.UpgradeScheduled(
        upgrade, startsAt, night, "operator", at, Optional.empty());
  }

  public UpgradeEvent unscheduled(String reason, Instant at) {
    return new UpgradeEvent.UpgradeUnscheduled(upgrade, reason, "operator", at);
  }

  public UpgradeEvent overrun(Instant end, Instant at) {
    return new UpgradeEvent.OverrunForeseen(upgrade, end.minusSeconds(60), end, at);
  }

  public UpgradeEvent started() {
    return new UpgradeEvent.UpgradeStarted(upgrade, "operator", NOON);
  }

  /// Each of the four stages is expected to take that long.
  public UpgradeEvent startedWith(Duration p90) {
    var stages = Collections.nCopies(4, new StageTime(p90.dividedBy(2), p90, Duration.ZERO, 5));
    return new UpgradeEvent.UpgradeStarted(upgrade, "operator", NOON, Optional.of(stages));
  }

  public UpgradeEvent stage(int index, Duration after) {
    return new UpgradeEvent.StageStarted(upgrade, index, NOON.plus(after));
  }

  public UpgradeEvent held(int stage, Duration after) {
    return new UpgradeEvent.UpgradeHeld(upgrade, stage, HOST, "disk full on ns1", NOON.plus(after));
  }

  public UpgradeEvent succeeded(Duration after) {
    return new UpgradeEvent.UpgradeSucceeded(upgrade, NOON.plus(after));
  }

  public UpgradeEvent failed(Duration after) {
    return new UpgradeEvent.UpgradeFailed(upgrade, "given up", "operator", NOON.plus(after));
  }

  /// From the plan to success, each stage taking two minutes.
  public List<UpgradeEvent> whole() {
    return List.of(
        proposed(),
        started(),
        stage(0, Duration.ZERO),
        stage(1, Duration.ofMinutes(2)),
        stage(2, Duration.ofMinutes(4)),
        stage(3, Duration.ofMinutes(6)),
        succeeded(Duration.ofMinutes(8)));
  }

  private Plan plan(Installation installation) {
    return new Plan(
        upgrade,
        rollbackOf,
        installation,
        new Release(rollbackOf.isPresent() ? "0.9.2" : "0.6.9"),
        new Release(rollbackOf.isPresent() ? "0.6.9" : "0.9.2"),
        List.of(),
        Sha256.of("playbook"),
        new TreeMap<>(),
        List.of(
            stage(0, List.of()),
            stage(1, List.of("writes")),
            stage(2, List.of("writes", "queries")),
            stage(3, List.of())),
        "",
        new TreeMap<>(),
        List.of(),
        new Forecast(Duration.ofMinutes(4), new TreeMap<>()),
        Optional.of(new TreeMap<>(Map.of("writes", "writing to tables"))));
  }

  private static Stage stage(int index, List<String> down) {
    var action =
        new Action(
            Optional.empty(),
            SCRIPT,
            Optional.empty(),
            List.of(),
            List.of(),
            Duration.ofMinutes(10),
            Duration.ofMinutes(1),
            List.of());
    return new Stage(
        index,
        new StepId("step-" + index),
        "Step " + index,
        Optional.empty(),
        Optional.empty(),
        down,
        new Effect.None(),
        action,
        Duration.ofMinutes(1),
        List.of(new PlannedRun(HOST, new TreeMap<>())));
  }

  private static Installation installation() {
    var host =
        new InstalledHost(
            HOST,
            List.of("nameserver"),
            "127.0.0.1",
            22,
            "openmldb",
            "default",
            List.of("ssh-ed25519 AAAA"),
            new TreeMap<>());
    return new Installation(
        new InstallationId("features"),
        "openmldb",
        "Feature store",
        "cluster",
        List.of(host),
        new TreeMap<>());
  }

  /// An executor refused a record.
  static SecurityAlert refused(String topic, long offset) {
    return new RecordRefused(
        Refusal.FORGED,
        "Expected a signature by a pinned key, but 'intruder' is none",
        topic,
        0,
        offset,
        Sha256.of("{}"),
        Optional.empty(),
        Optional.empty(),
        "executor-1",
        NOON.plusSeconds(offset));
  }
}
