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

import dev.stepwise.contracts.upgrade.PauseMode;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.CancelAsked;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsDiscovered;
import dev.stepwise.contracts.upgrade.UpgradeEvent.HostExcluded;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PauseAsked;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanApproved;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanProposed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RolledBack;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunCalledOff;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunReissued;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunRetried;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunSucceeded;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunUnknown;
import dev.stepwise.contracts.upgrade.UpgradeEvent.StageStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeHeld;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradePaused;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeResumed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeSucceeded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Whole upgrades, each a minute longer with every fact.
final class SampleJourneys {
  private final List<UpgradeEvent> events = new ArrayList<>();

  private SampleJourneys() {}

  /// By name.
  static SortedMap<String, List<UpgradeEvent>> all() {
    return new TreeMap<>(
        Map.of(
            "hold-and-retry", holdAndRetry(),
            "pause-and-resume", pauseAndResume(),
            "cancel", cancel(),
            "exclusion", exclusion(),
            "rollback", rollback()));
  }

  private static List<UpgradeEvent> holdAndRetry() {
    return new SampleJourneys()
        .started()
        .then(at -> new StageStarted(UPGRADE, 0, at))
        .begun(0, NS1, 1, 1)
        .then(at -> new RunReissued(UPGRADE, 0, NS1, 1, 2, "silent for 10 s", at))
        .then(
            at -> new RunFailed(UPGRADE, 0, NS1, 1, true, "exit 1", OptionalInt.of(1), OUTPUT, at))
        .then(at -> new UpgradeHeld(UPGRADE, 0, NS1, "exit 1", at))
        .then(at -> new RunRetried(UPGRADE, 0, NS1, 2, 3, "ada", at))
        .begun(0, NS1, 2, 3)
        .done(0, NS1, 2)
        .stage(1, NS1, T1)
        .stage(2, T1)
        .then(at -> new UpgradeSucceeded(UPGRADE, at))
        .events;
  }

  private static List<UpgradeEvent> pauseAndResume() {
    return new SampleJourneys()
        .started()
        .then(at -> new StageStarted(UPGRADE, 0, at))
        .begun(0, NS1, 1, 1)
        .then(at -> new PauseAsked(UPGRADE, PauseMode.AFTER_STEP, "lunch", "ada", at))
        .done(0, NS1, 1)
        .then(at -> new UpgradePaused(UPGRADE, "lunch", "ada", at))
        .then(at -> new UpgradeResumed(UPGRADE, "grace", at))
        .stage(1, NS1, T1)
        .events;
  }

  private static List<UpgradeEvent> cancel() {
    return new SampleJourneys()
        .started()
        .then(at -> new StageStarted(UPGRADE, 0, at))
        .begun(0, NS1, 1, 1)
        .then(at -> new CancelAsked(UPGRADE, "not tonight", "ada", at))
        .then(at -> new RunCalledOff(UPGRADE, 0, NS1, 1, 2, "cancelled by ada", at))
        .then(at -> new RunUnknown(UPGRADE, 0, NS1, 1, "it was ended", OUTPUT, at))
        .then(at -> new UpgradeFailed(UPGRADE, "cancelled by ada: not tonight", "ada", at))
        .events;
  }

  private static List<UpgradeEvent> exclusion() {
    return new SampleJourneys()
        .started()
        .stage(0, NS1)
        .then(at -> new StageStarted(UPGRADE, 1, at))
        .begun(1, NS1, 1, 1)
        .begun(1, T1, 1, 1)
        .done(1, NS1, 1)
        .then(at -> new RunUnknown(UPGRADE, 1, T1, 1, "the host restarted", OUTPUT, at))
        .then(at -> new UpgradeHeld(UPGRADE, 1, T1, "the host restarted", at))
        .then(at -> new HostExcluded(UPGRADE, T1, "its disk is broken", "ada", at))
        .then(at -> new StageStarted(UPGRADE, 2, at))
        .then(at -> new UpgradeSucceeded(UPGRADE, at))
        .events;
  }

  private static List<UpgradeEvent> rollback() {
    return new SampleJourneys()
        .started()
        .stage(0, NS1)
        .stage(1, NS1, T1)
        .stage(2, T1)
        .then(at -> new UpgradeSucceeded(UPGRADE, at))
        .then(at -> new RollbackStarted(UPGRADE, ROLLBACK, at))
        .then(at -> new RolledBack(UPGRADE, ROLLBACK, at))
        .events;
  }

  private SampleJourneys started() {
    return then(at ->
            new UpgradeRequested(
                UPGRADE, INSTALLATION, PLAN.to(), "safest", List.of(NS1), "ada", at))
        .then(at ->
            new FactsDiscovered(
                UPGRADE, NS1, new TreeMap<>(Map.of("INSTALLED_VERSION", "0.6.9")), at))
        .then(at -> new PlanProposed(UPGRADE, PLAN, PLAN_HASH, at))
        .then(at -> new PlanApproved(UPGRADE, PLAN_HASH, "grace", at))
        .then(at -> new UpgradeStarted(UPGRADE, "ada", at));
  }

  private SampleJourneys stage(int stage, HostId... hosts) {
    then(at -> new StageStarted(UPGRADE, stage, at));
    for (var host : hosts) {
      begun(stage, host, 1, 1).done(stage, host, 1);
    }
    return this;
  }

  private SampleJourneys begun(int stage, HostId host, int attempt, long fence) {
    return then(at -> new RunStarted(UPGRADE, stage, host, attempt, fence, "executor-1", at));
  }

  private SampleJourneys done(int stage, HostId host, int attempt) {
    var facts = new TreeMap<>(Map.of("BACKUP_DIR", "/backup/" + stage));
    return then(at ->
        new RunSucceeded(
            UPGRADE, stage, host, attempt, facts, "exit 0, verify passed", OUTPUT, at));
  }

  private SampleJourneys then(Function<Instant, UpgradeEvent> event) {
    events.add(event.apply(NOON.plusSeconds(60L * events.size())));
    return this;
  }
}
