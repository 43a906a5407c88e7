package dev.stepwise.contracts;

import static dev.stepwise.contracts.Samples.INSTALLATION;
import static dev.stepwise.contracts.Samples.NOON;
import static dev.stepwise.contracts.Samples.NS1;
import static dev.stepwise.contracts.Samples.OUTPUT;
import static dev.stepwise.contracts.Samples.PLAN;
import static dev.stepwise.contracts.Samples.PLAN_HASH;
import static dev.stepwise.contracts.Samples.ROLLBACK;
import static dev.stepwise.contracts.Samples.T1;
import static dev.stepwise.contracts.Samples.UPGRADE;
import static dev.stepwise.contracts.Samples.attempt;

import dev.stepwise.contracts.alert.Refusal;
import dev.stepwise.contracts.alert.SecurityAlert;
import dev.stepwise.contracts.estate.InstallationEvent;
import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.ScriptText;
import dev.stepwise.contracts.execution.StepCommand;
import dev.stepwise.contracts.execution.StepOutput;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.execution.Work;
import dev.stepwise.contracts.notice.NoticeEvent;
import dev.stepwise.contracts.upgrade.PauseMode;
import dev.stepwise.contracts.upgrade.Slot;
import dev.stepwise.contracts.upgrade.StageTime;
import dev.stepwise.contracts.upgrade.Timetable;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One message of each type.
public final class SampleMessages {
  private static final Slot SLOT = new Slot(NOON, NOON.plusSeconds(3600));
  private static final Timetable TIMETABLE =
      new Timetable(
          List.of(
              new StageTime(
                  Duration.ofSeconds(40), Duration.ofSeconds(95), Duration.ofMinutes(3), 12)),
          Optional.of(SLOT));

  private SampleMessages() {}

  public static Stream<Object> all() {
    return Stream.of(
            upgradeEvents(), installationEvents(), commands(), reports(), notices(), alerts())
        .flatMap(List::stream);
  }

  public static List<UpgradeEvent> upgradeEvents() {
    return Stream.concat(beforeTheStart().stream(), afterTheStart().stream()).toList();
  }

  private static List<UpgradeEvent> beforeTheStart() {
    return List.of(
        new UpgradeEvent.UpgradeRequested(
            UPGRADE,
            INSTALLATION,
            new Release("0.9.2"),
            "safest",
            List.of(NS1, T1),
            "operator",
            NOON),
        new UpgradeEvent.RollbackRequested(ROLLBACK, UPGRADE, INSTALLATION, "operator", NOON),
        new UpgradeEvent.FactsDiscovered(
            UPGRADE, NS1, new TreeMap<>(Map.of("INSTALLED_VERSION", "0.6.9")), NOON),
        new UpgradeEvent.FactsNotDiscovered(
            UPGRADE, T1, HostProblem.UNREACHABLE, "no route to host", NOON),
        new UpgradeEvent.PlanProposed(UPGRADE, PLAN, PLAN_HASH, NOON),
        new UpgradeEvent.UpgradeRefused(UPGRADE, "no path", "Upgrade to 0.6.9 first", NOON),
        new UpgradeEvent.PlanApproved(UPGRADE, PLAN_HASH, "approver", NOON),
        new UpgradeEvent.ApprovalGiven(
            UPGRADE,
            PLAN_HASH,
            "approver",
            NOON,
            Optional.of(SLOT.closes()),
            Optional.of("read with the database team")),
        new UpgradeEvent.ApprovalWithdrawn(UPGRADE, "the release is late", "approver", NOON),
        new UpgradeEvent.ApprovalsVoided(
            UPGRADE, List.of("stage 1, Stop writes: its script has changed"), NOON),
        new UpgradeEvent.FactsAskedAgain(UPGRADE, List.of(NS1, T1), "operator", NOON),
        new UpgradeEvent.FactsConfirmed(UPGRADE, NS1, NOON),
        new UpgradeEvent.FactsNotConfirmed(UPGRADE, T1, "UNREACHABLE: no route to host", NOON),
        new UpgradeEvent.PlanDenied(UPGRADE, PLAN_HASH, "not in that week", "approver", NOON),
        new UpgradeEvent.ApprovalsExpired(UPGRADE, SLOT.closes(), SLOT.closes()),
        new UpgradeEvent.UpgradeCancelled(UPGRADE, "not tonight", "operator", NOON),
        new UpgradeEvent.UpgradeStarted(UPGRADE, "operator", NOON));
  }

  private static List<UpgradeEvent> afterTheStart() {
    return List.of(
        new UpgradeEvent.ConfirmationAsked(UPGRADE, 0, NOON),
        new UpgradeEvent.ChecklistSigned(UPGRADE, 0, List.of("no jobs run"), "operator", NOON),
        new UpgradeEvent.StageStarted(UPGRADE, 0, NOON),
        new UpgradeEvent.RunStarted(UPGRADE, 0, NS1, 1, 1, "executor-1", NOON),
        new UpgradeEvent.RunReissued(UPGRADE, 0, NS1, 1, 2, "silent for 10 s", NOON),
        new UpgradeEvent.RunSucceeded(
            UPGRADE,
            0,
            NS1,
            1,
            new TreeMap<>(Map.of("BACKUP_DIR", "/opt/backup")),
            "exit 0, verify passed",
            OUTPUT,
            NOON),
        new UpgradeEvent.RunFailed(
            UPGRADE, 0, NS1, 1, true, "exit 1", OptionalInt.of(1), OUTPUT, NOON),
        new UpgradeEvent.RunUnknown(UPGRADE, 0, NS1, 1, "the host restarted", OUTPUT, NOON),
        new UpgradeEvent.UpgradeHeld(UPGRADE, 0, NS1, "exit 1", NOON),
        new UpgradeEvent.RunRetried(UPGRADE, 0, NS1, 2, 3, "operator", NOON),
        new UpgradeEvent.RunCalledOff(UPGRADE, 0, NS1, 1, 2, "paused by operator", NOON),
        new UpgradeEvent.RunMarkedDone(
            UPGRADE,
            0,
            NS1,
            1,
            "seen in the console",
            new TreeMap<>(Map.of("BACKUP_DIR", "/opt/backup")),
            "operator",
            NOON),
        new UpgradeEvent.HostSetAside(UPGRADE, 0, NS1, "exit 1", NOON),
        new UpgradeEvent.HostTakenBack(UPGRADE, NS1, "operator", NOON),
        new UpgradeEvent.HostExcluded(UPGRADE, NS1, "its disk is broken", "operator", NOON),
        new UpgradeEvent.StageResumed(UPGRADE, 0, List.of(NS1), NOON),
        new UpgradeEvent.PauseAsked(UPGRADE, PauseMode.AFTER_HOST, "lunch", "operator", NOON),
        new UpgradeEvent.UpgradePaused(UPGRADE, "lunch", "operator", NOON),
        new UpgradeEvent.UpgradeResumed(UPGRADE, "operator", NOON),
        new UpgradeEvent.UpgradeScheduled(
            UPGRADE,
            NOON.minusSeconds(600),
            SLOT,
            "operator",
            NOON,
            Optional.of(TIMETABLE.stages())),
        new UpgradeEvent.UpgradeUnscheduled(UPGRADE, "the release is late", "operator", NOON),
        new UpgradeEvent.TimetableSet(UPGRADE, TIMETABLE, NOON),
        new UpgradeEvent.WindowAwaited(
            UPGRADE, 0, "Expected 20 min to be left, but it is 5 min", NOON),
        new UpgradeEvent.OverrideAsked(UPGRADE, "the database loses writes", "operator", NOON),
        new UpgradeEvent.OverrideConfirmed(UPGRADE, "approver", NOON),
        new UpgradeEvent.WindowOverridden(
            UPGRADE, "the database loses writes", "operator", "approver", NOON),
        new UpgradeEvent.OverrunForeseen(
            UPGRADE, SLOT.closes(), SLOT.closes().plusSeconds(90), NOON),
        new UpgradeEvent.CancelAsked(UPGRADE, "not tonight", "operator", NOON),
        new UpgradeEvent.UpgradeSucceeded(UPGRADE, NOON),
        new UpgradeEvent.UpgradeFailed(UPGRADE, "given up", "operator", NOON),
        new UpgradeEvent.RollbackStarted(UPGRADE, ROLLBACK, NOON),
        new UpgradeEvent.RolledBack(UPGRADE, ROLLBACK, NOON),
        new UpgradeEvent.RollbackFailed(UPGRADE, ROLLBACK, "given up", NOON));
  }

  private static List<Object> installationEvents() {
    return List.of(
        new InstallationEvent.InstallationRegistered(INSTALLATION, "operator", NOON),
        new InstallationEvent.WindowsChanged(
            INSTALLATION.id(), "{\"allow\":[],\"deny\":[]}", "operator", NOON),
        new InstallationEvent.ReleaseRecorded(
            INSTALLATION.id(), new Release("0.9.2"), Optional.of(UPGRADE), NOON));
  }

  private static List<Object> commands() {
    var script = new ScriptText("scripts/sample.sh", "true\n");
    var work =
        new Work(
            Optional.of(script),
            script,
            Optional.of(script),
            List.of("done"),
            List.of("ERROR"),
            Duration.ofMinutes(10),
            Duration.ofMinutes(1),
            List.of("BACKUP_DIR"),
            new TreeMap<>(Map.of("FROM", "0.6.9")));
    var step =
        new StepCommand.RunStep(
            attempt(0, NS1), 1, new StepId("stop-writes"), Samples.host(NS1, "nameserver"), work);
    return List.of(
        step,
        new StepCommand.CancelRun(step, "paused by operator"),
        new StepCommand.ProbeHost(
            UPGRADE,
            Samples.host(T1, "tablet"),
            new TreeMap<>(Map.of("INSTALLED_VERSION", script)),
            new TreeMap<>(Map.of("OPENMLDB_HOME", "/opt/openmldb"))),
        new StepCommand.ClearLedger(UPGRADE, Samples.host(NS1, "nameserver")));
  }

  private static List<Object> reports() {
    return List.of(
        new StepReport.RunAccepted(attempt(0, NS1), 1, "executor-1", NOON),
        new StepReport.RunBegan(attempt(0, NS1), 1, false, "executor-1", NOON),
        new StepReport.RunHeartbeat(attempt(0, NS1), 1, "RUNNING", 5, "executor-1", NOON),
        new StepReport.RunEnded(
            attempt(0, NS1),
            1,
            new Outcome.Succeeded(
                new TreeMap<>(Map.of("BACKUP_DIR", "/opt/backup")), "exit 0, verify passed"),
            OUTPUT,
            "executor-1",
            NOON),
        new StepReport.HostProbed(
            UPGRADE, NS1, new TreeMap<>(Map.of("INSTALLED_VERSION", "0.6.9")), "executor-1", NOON),
        new StepReport.HostNotProbed(
            UPGRADE, T1, HostProblem.HOST_KEY_CHANGED, "another key", "executor-1", NOON),
        new StepOutput(attempt(0, NS1), 0, "ZG9uZQo="));
  }

  private static List<Object> notices() {
    return List.of(
        new NoticeEvent.NoticeSent(
            "n-1", Optional.of(UPGRADE), "started", "email", "users@example.org", false, NOON),
        new NoticeEvent.NoticeGivenUp(
            "n-1", Optional.of(UPGRADE), "started", "slack", "slack", "404 no_service", NOON));
  }

  private static List<Object> alerts() {
    return List.of(
        new SecurityAlert.RecordRefused(
            Refusal.FORGED,
            "Expected a signature of a pinned key, but 'intruder' is none",
            "stepwise.steps.default",
            3,
            17,
            Sha256.of("{}"),
            Optional.of(UPGRADE),
            Optional.of(NS1),
            "executor-1",
            NOON),
        new SecurityAlert.HostKeyRefused(
            Optional.of(UPGRADE),
            NS1,
            "127.0.0.1:22",
            List.of("SHA256:expected"),
            "SHA256:shown",
            false,
            "executor-1",
            NOON));
  }
}
