package dev.stepwise.planner.domain;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsAskedAgain;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsConfirmed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsDiscovered;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanApproved;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanProposed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunReissued;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunSucceeded;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunUnknown;
import dev.stepwise.contracts.upgrade.UpgradeEvent.StageStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeHeld;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeSucceeded;
import dev.stepwise.planner.domain.UpgradeCommand.ReportEnded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// What has happened to an upgrade of two stages on two hosts, up to some point.
final class Histories {
  static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  static final UpgradeId ID = new UpgradeId("up-1");
  static final UpgradeId ROLLBACK = new UpgradeId("rb-1");
  static final HostId H1 = Plans.host(1);
  static final HostId H2 = Plans.host(2);
  static final Plan PLAN = Plans.plan(ID, Optional.empty(), 2, 2);
  static final Sha256 HASH = Wire.hashOf(PLAN);
  static final Output PRINTED = new Output(0, Sha256.of(""), "");
  static final Outcome SUCCESS = new Outcome.Succeeded(new TreeMap<>(), "exit 0, verify passed");
  static final Outcome FAILURE = new Outcome.Failed("exit 1", OptionalInt.of(1));

  static final UpgradeEvent REQUESTED =
      new UpgradeRequested(
          ID, PLAN.installation(), PLAN.to(), "safest", List.of(H1, H2), "ada", NOON);
  static final UpgradeEvent ANSWERED_1 = new FactsDiscovered(ID, H1, new TreeMap<>(), NOON);
  static final UpgradeEvent ANSWERED_2 = new FactsDiscovered(ID, H2, new TreeMap<>(), NOON);
  static final UpgradeEvent PROPOSED = new PlanProposed(ID, PLAN, HASH, NOON);
  static final UpgradeEvent APPROVED = new PlanApproved(ID, HASH, "ada", NOON);
  static final UpgradeEvent ASKED_AGAIN = new FactsAskedAgain(ID, List.of(H1, H2), "ada", NOON);
  static final UpgradeEvent CONFIRMED_1 = new FactsConfirmed(ID, H1, NOON);
  static final UpgradeEvent CONFIRMED_2 = new FactsConfirmed(ID, H2, NOON);
  static final UpgradeEvent STARTED = new UpgradeStarted(ID, "ada", NOON);
  static final UpgradeEvent STAGE_0 = new StageStarted(ID, 0, NOON);

  static final Plan UNDO = Plans.plan(ROLLBACK, Optional.of(ID), 1, 1);
  static final UpgradeEvent UNDOING =
      new RollbackRequested(ROLLBACK, ID, PLAN.installation(), "ada", NOON);
  static final UpgradeEvent ROLLBACK_PROPOSED =
      new PlanProposed(ROLLBACK, UNDO, Wire.hashOf(UNDO), NOON);
  static final UpgradeEvent ROLLBACK_APPROVED =
      new PlanApproved(ROLLBACK, Wire.hashOf(UNDO), "ada", NOON);

  private static final List<UpgradeEvent> WAY =
      List.of(
          REQUESTED,
          ANSWERED_1,
          ANSWERED_2,
          PROPOSED,
          APPROVED,
          ASKED_AGAIN,
          CONFIRMED_1,
          CONFIRMED_2,
          STARTED,
          STAGE_0);

  private Histories() {}

  static List<UpgradeEvent> upTo(UpgradeEvent last) {
    return WAY.subList(0, WAY.indexOf(last) + 1);
  }

  static List<UpgradeEvent> running(UpgradeEvent... more) {
    return then(WAY, more);
  }

  /// h1 has failed, h2 is still under way.
  static List<UpgradeEvent> held(UpgradeEvent... more) {
    return then(
        running(failed(0, H1, 1), new UpgradeHeld(ID, 0, H1, "Step 0 on h1 failed", NOON)), more);
  }

  static List<UpgradeEvent> inLastStage(UpgradeEvent... more) {
    return then(
        running(succeeded(0, H1, 1), succeeded(0, H2, 1), new StageStarted(ID, 1, NOON)), more);
  }

  static List<UpgradeEvent> done() {
    return inLastStage(succeeded(1, H1, 1), succeeded(1, H2, 1), new UpgradeSucceeded(ID, NOON));
  }

  static List<UpgradeEvent> rollingBack() {
    return then(done(), new RollbackStarted(ID, ROLLBACK, NOON));
  }

  static List<UpgradeEvent> rollbackDone() {
    return List.of(
        UNDOING,
        ROLLBACK_PROPOSED,
        ROLLBACK_APPROVED,
        new UpgradeStarted(ROLLBACK, "ada", NOON),
        new StageStarted(ROLLBACK, 0, NOON),
        new RunSucceeded(
            ROLLBACK, 0, H1, 1, new TreeMap<>(), "exit 0, verify passed", PRINTED, NOON),
        new UpgradeSucceeded(ROLLBACK, NOON));
  }

  private static List<UpgradeEvent> then(List<UpgradeEvent> before, UpgradeEvent... more) {
    var all = new ArrayList<>(before);
    Collections.addAll(all, more);
    return all;
  }

  static AttemptId attempt(int stage, HostId host, int number) {
    return new AttemptId(ID, stage, host, number);
  }

  static ReportEnded ended(int stage, HostId host, int number, long fence, Outcome outcome) {
    return new ReportEnded(attempt(stage, host, number), fence, outcome, PRINTED, NOON);
  }

  static UpgradeEvent began(int stage, HostId host, int number, long fence) {
    return new RunStarted(ID, stage, host, number, fence, "executor-1", NOON);
  }

  static UpgradeEvent reissued(int stage, HostId host, int number, long fence) {
    return new RunReissued(ID, stage, host, number, fence, "silent", NOON);
  }

  static UpgradeEvent succeeded(int stage, HostId host, int number) {
    return new RunSucceeded(
        ID, stage, host, number, new TreeMap<>(), "exit 0, verify passed", PRINTED, NOON);
  }

  static UpgradeEvent failed(int stage, HostId host, int number) {
    return new RunFailed(ID, stage, host, number, true, "exit 1", OptionalInt.of(1), PRINTED, NOON);
  }

  static UpgradeEvent refused(int stage, HostId host, int number) {
    return new RunFailed(
        ID, stage, host, number, false, "disk full", OptionalInt.empty(), PRINTED, NOON);
  }

  static UpgradeEvent unknown(int stage, HostId host, int number) {
    return new RunUnknown(ID, stage, host, number, "host is gone", PRINTED, NOON);
  }
}
