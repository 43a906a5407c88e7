package dev.stepwise.contracts.codec;

import dev.stepwise.contracts.alert.SecurityAlert;
import dev.stepwise.contracts.estate.InstallationEvent;
import dev.stepwise.contracts.execution.StepCommand;
import dev.stepwise.contracts.execution.StepOutput;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.notice.NoticeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The name of each message on the wire, by hand, so that a renamed record changes nothing there.
/// Names are only ever added.
final class TypeNames {
  private static final String PREFIX = "dev.stepwise.";

  private static final Map<Class<?>, String> NAMES =
      Map.ofEntries(
          upgrade(UpgradeEvent.UpgradeRequested.class, "upgrade-requested"),
          upgrade(UpgradeEvent.RollbackRequested.class, "rollback-requested"),
          upgrade(UpgradeEvent.FactsDiscovered.class, "facts-discovered"),
          upgrade(UpgradeEvent.FactsNotDiscovered.class, "facts-not-discovered"),
          upgrade(UpgradeEvent.PlanProposed.class, "plan-proposed"),
          upgrade(UpgradeEvent.UpgradeRefused.class, "upgrade-refused"),
          upgrade(UpgradeEvent.PlanApproved.class, "plan-approved"),
          upgrade(UpgradeEvent.UpgradeCancelled.class, "upgrade-cancelled"),
          upgrade(UpgradeEvent.UpgradeStarted.class, "upgrade-started"),
          upgrade(UpgradeEvent.StageStarted.class, "stage-started"),
          upgrade(UpgradeEvent.ConfirmationAsked.class, "confirmation-asked"),
          upgrade(UpgradeEvent.ChecklistSigned.class, "checklist-signed"),
          upgrade(UpgradeEvent.RunStarted.class, "run-started"),
          upgrade(UpgradeEvent.RunReissued.class, "run-reissued"),
          upgrade(UpgradeEvent.RunSucceeded.class, "run-succeeded"),
          upgrade(UpgradeEvent.RunFailed.class, "run-failed"),
          upgrade(UpgradeEvent.RunUnknown.class, "run-unknown"),
          upgrade(UpgradeEvent.UpgradeHeld.class, "upgrade-held"),
          upgrade(UpgradeEvent.RunRetried.class, "run-retried"),
          upgrade(UpgradeEvent.RunCalledOff.class, "run-called-off"),
          upgrade(UpgradeEvent.RunMarkedDone.class, "run-marked-done"),
          upgrade(UpgradeEvent.HostSetAside.class, "host-set-aside"),
          upgrade(UpgradeEvent.HostTakenBack.class, "host-taken-back"),
          upgrade(UpgradeEvent.HostExcluded.class, "host-excluded"),
          upgrade(UpgradeEvent.StageResumed.class, "stage-resumed"),
          upgrade(UpgradeEvent.PauseAsked.class, "pause-asked"),
          upgrade(UpgradeEvent.UpgradePaused.class, "upgrade-paused"),
          upgrade(UpgradeEvent.UpgradeResumed.class, "upgrade-resumed"),
          upgrade(UpgradeEvent.CancelAsked.class, "cancel-asked"),
          upgrade(UpgradeEvent.UpgradeSucceeded.class, "upgrade-succeeded"),
          upgrade(UpgradeEvent.UpgradeFailed.class, "upgrade-failed"),
          upgrade(UpgradeEvent.RollbackStarted.class, "rollback-started"),
          upgrade(UpgradeEvent.RolledBack.class, "rolled-back"),
          upgrade(UpgradeEvent.RollbackFailed.class, "rollback-failed"),
          upgrade(UpgradeEvent.UpgradeScheduled.class, "upgrade-scheduled"),
          upgrade(UpgradeEvent.UpgradeUnscheduled.class, "upgrade-unscheduled"),
          upgrade(UpgradeEvent.TimetableSet.class, "timetable-set"),
          upgrade(UpgradeEvent.WindowAwaited.class, "window-awaited"),
          upgrade(UpgradeEvent.OverrideAsked.class, "override-asked"),
          upgrade(UpgradeEvent.OverrideConfirmed.class, "override-confirmed"),
          upgrade(UpgradeEvent.WindowOverridden.class, "window-overridden"),
          upgrade(UpgradeEvent.OverrunForeseen.class, "overrun-foreseen"),
          upgrade(UpgradeEvent.ApprovalGiven.class, "approval-given"),
          upgrade(UpgradeEvent.ApprovalWithdrawn.class, "approval-withdrawn"),
          upgrade(UpgradeEvent.ApprovalsVoided.class, "approvals-voided"),
          upgrade(UpgradeEvent.FactsAskedAgain.class, "facts-asked-again"),
          upgrade(UpgradeEvent.FactsConfirmed.class, "facts-confirmed"),
          upgrade(UpgradeEvent.FactsNotConfirmed.class, "facts-not-confirmed"),
          upgrade(UpgradeEvent.PlanDenied.class, "plan-denied"),
          upgrade(UpgradeEvent.ApprovalsExpired.class, "approvals-expired"),
          step(StepCommand.RunStep.class, "run-step"),
          step(StepCommand.CancelRun.class, "cancel-run"),
          step(StepCommand.ProbeHost.class, "probe-host"),
          step(StepCommand.ClearLedger.class, "clear-ledger"),
          step(StepReport.RunAccepted.class, "run-accepted"),
          step(StepReport.RunBegan.class, "run-began"),
          step(StepReport.RunHeartbeat.class, "run-heartbeat"),
          step(StepReport.RunEnded.class, "run-ended"),
          step(StepReport.HostProbed.class, "host-probed"),
          step(StepReport.HostNotProbed.class, "host-not-probed"),
          step(StepOutput.class, "output"),
          notice(NoticeEvent.NoticeSent.class, "sent"),
          notice(NoticeEvent.NoticeGivenUp.class, "given-up"),
          installation(InstallationEvent.InstallationRegistered.class, "registered"),
          installation(InstallationEvent.ReleaseRecorded.class, "release-recorded"),
          installation(InstallationEvent.WindowsChanged.class, "windows-changed"),
          alert(SecurityAlert.RecordRefused.class, "record-refused"),
          alert(SecurityAlert.HostKeyRefused.class, "host-key-refused"));

  private static final Map<String, Class<?>> CLASSES =
      NAMES.entrySet().stream()
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

  private TypeNames() {}

  static String of(Class<?> message) {
    var name = NAMES.get(message);
    if (name == null) {
      throw new IllegalArgumentException(
          "Expected " + message + " to have a wire name, but it has none");
    }
    return name;
  }

  static Class<?> named(String name) {
    return find(name)
        .orElseThrow(() ->
            new UnreadableMessage("Expected a known message type, but got '" + name + "'", null));
  }

  static Optional<Class<?>> find(String name) {
    return Optional.ofNullable(CLASSES.get(name));
  }

  /// What a name begins with, such as `dev.stepwise.upgrade`; all of a name that is none of ours.
  static String family(String name) {
    var end = name.startsWith(PREFIX) ? name.indexOf('.', PREFIX.length()) : -1;
    return end < 0 ? name : name.substring(0, end);
  }

  /// The families that messages of a kind are of.
  static Set<String> familiesOf(Class<?> kind) {
    return NAMES.entrySet().stream()
        .filter(entry -> kind.isAssignableFrom(entry.getKey()))
        .map(entry -> family(entry.getValue()))
        .collect(Collectors.toSet());
  }

  static Set<String> all() {
    return CLASSES.keySet();
  }

  private static Map.Entry<Class<?>, String> upgrade(
      Class<? extends UpgradeEvent> type, String name) {
    return entry("upgrade", type, name);
  }

  private static Map.Entry<Class<?>, String> step(Class<?> type, String name) {
    return entry("step", type, name);
  }

  private static Map.Entry<Class<?>, String> notice(
      Class<? extends NoticeEvent> type, String name) {
    return entry("notice", type, name);
  }

  private static Map.Entry<Class<?>, String> installation(
      Class<? extends InstallationEvent> type, String name) {
    return entry("installation", type, name);
  }

  private static Map.Entry<Class<?>, String> alert(
      Class<? extends SecurityAlert> type, String name) {
    return entry("alert", type, name);
  }

  private static Map.Entry<Class<?>, String> entry(String family, Class<?> type, String name) {
    return Map.entry(type, PREFIX + family + "." + name + ".v1");
  }
}
