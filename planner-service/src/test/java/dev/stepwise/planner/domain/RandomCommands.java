package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.Histories.ID;
import static dev.stepwise.planner.domain.Histories.NOON;
import static dev.stepwise.planner.domain.Histories.PLAN;
import static dev.stepwise.planner.domain.Histories.PRINTED;
import static dev.stepwise.planner.domain.Histories.ROLLBACK;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.PauseMode;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Approved;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.planner.domain.UpgradeCommand.Approve;
import dev.stepwise.planner.domain.UpgradeCommand.AskAgain;
import dev.stepwise.planner.domain.UpgradeCommand.Cancel;
import dev.stepwise.planner.domain.UpgradeCommand.Exclude;
import dev.stepwise.planner.domain.UpgradeCommand.MarkDone;
import dev.stepwise.planner.domain.UpgradeCommand.NoteRollbackFailed;
import dev.stepwise.planner.domain.UpgradeCommand.NoteRollbackStarted;
import dev.stepwise.planner.domain.UpgradeCommand.NoteRollbackSucceeded;
import dev.stepwise.planner.domain.UpgradeCommand.Pause;
import dev.stepwise.planner.domain.UpgradeCommand.ProposePlan;
import dev.stepwise.planner.domain.UpgradeCommand.RecordFacts;
import dev.stepwise.planner.domain.UpgradeCommand.RecordMissingFacts;
import dev.stepwise.planner.domain.UpgradeCommand.RefuseUpgrade;
import dev.stepwise.planner.domain.UpgradeCommand.Reissue;
import dev.stepwise.planner.domain.UpgradeCommand.ReportBegan;
import dev.stepwise.planner.domain.UpgradeCommand.ReportEnded;
import dev.stepwise.planner.domain.UpgradeCommand.RequestUpgrade;
import dev.stepwise.planner.domain.UpgradeCommand.Resume;
import dev.stepwise.planner.domain.UpgradeCommand.Retry;
import dev.stepwise.planner.domain.UpgradeCommand.Start;
import dev.stepwise.planner.domain.UpgradeCommand.Stop;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;

/// Commands that are sometimes right and often not: wrong time, wrong host, old fence.
final class RandomCommands {
  private final Random random;

  private final Plan plan;

  /// For a plan of two steps on two hosts, or of a roll that bears a failure.
  RandomCommands(long seed) {
    this.random = new Random(seed);
    this.plan =
        seed % 2 == 0
            ? PLAN
            : Rolls.plan(2, seed % 4 == 1, List.of(List.of(1), List.of(2, 3), List.of(4)));
  }

  UpgradeCommand next(Upgrade state) {
    return switch (random.nextInt(24)) {
      case 0 -> request();
      case 1, 2 -> new RecordFacts(ID, host(), new TreeMap<>(), NOON);
      case 3 -> new RecordMissingFacts(ID, host(), HostProblem.UNREACHABLE, "gone", NOON);
      case 4, 5 -> new ProposePlan(ID, plan, Wire.hashOf(plan), NOON);
      case 6 ->
          rarely()
              ? new RefuseUpgrade(ID, "no", "yes", NOON)
              : new ProposePlan(ID, plan, Wire.hashOf(plan), NOON);
      case 7 -> new Approve(ID, rarely() ? Sha256.of("other") : Wire.hashOf(plan), "ada", NOON);
      case 8 -> rarely() ? new Cancel(ID, "no", "ada", NOON) : start(state);
      case 9 -> start(state);
      case 10 -> new Retry(ID, "ada", NOON);
      case 11 -> rarely() ? new Stop(ID, "no", "ada", NOON) : new Retry(ID, "ada", NOON);
      case 12, 13 -> new Reissue(attempt(state), fence(state), "silent", NOON);
      case 14, 15, 16 -> new ReportBegan(attempt(state), fence(state), "executor", NOON);
      case 17 -> note();
      case 18 -> people();
      default -> new ReportEnded(attempt(state), fence(state), outcome(), PRINTED, NOON);
    };
  }

  private UpgradeCommand request() {
    var hosts = List.of(Plans.host(1), Plans.host(2));
    return new RequestUpgrade(ID, plan.installation(), plan.to(), "safest", hosts, "ada", NOON);
  }

  private UpgradeCommand people() {
    return switch (random.nextInt(12)) {
      case 0 -> new Cancel(ID, "no", "ada", NOON);
      case 1, 2 -> new Exclude(ID, host(), "broken", "ada", NOON);
      case 3, 4 -> new MarkDone(ID, host(), "seen", new TreeMap<>(), "ada", NOON);
      case 5 -> new Retry(ID, Optional.of(host()), "ada", NOON);
      case 6, 7, 8 -> new Resume(ID, "ada", NOON);
      default -> new Pause(ID, mode(), "lunch", "ada", NOON);
    };
  }

  private PauseMode mode() {
    var modes = PauseMode.values();
    return modes[random.nextInt(modes.length)];
  }

  private UpgradeCommand note() {
    return switch (random.nextInt(20)) {
      case 0 -> new NoteRollbackStarted(ID, ROLLBACK, NOON);
      case 1 -> new NoteRollbackSucceeded(ID, ROLLBACK, NOON);
      case 2 -> new NoteRollbackFailed(ID, ROLLBACK, "no", NOON);
      default -> new Retry(ID, "ada", NOON);
    };
  }

  private AttemptId attempt(Upgrade state) {
    if (state instanceof Begun begun && random.nextInt(8) > 0) {
      var runs = begun.progress().current();
      if (!runs.isEmpty()) {
        var run = runs.get(random.nextInt(runs.size()));
        return new AttemptId(ID, run.stage(), run.host(), run.attempt());
      }
    }
    return new AttemptId(
        ID, random.nextInt(plan.stages().size() + 1), host(), 1 + random.nextInt(3));
  }

  private long fence(Upgrade state) {
    if (state instanceof Begun begun && random.nextInt(4) > 0) {
      return begun.progress().current().stream().mapToLong(run -> run.fence()).max().orElse(1);
    }
    return 1L + random.nextInt(4);
  }

  private Outcome outcome() {
    return switch (random.nextInt(10)) {
      case 0 -> new Outcome.Failed("exit 1", OptionalInt.of(1));
      case 1 -> new Outcome.Refused("no");
      case 2 -> new Outcome.Unknown("gone");
      default -> new Outcome.Succeeded(new TreeMap<>(), "verify passed");
    };
  }

  private HostId host() {
    return Plans.host(1 + random.nextInt(plan.installation().hosts().size() + 1));
  }

  private boolean rarely() {
    return random.nextInt(10) == 0;
  }

  /// Most of the time when the hosts have said that they are as planned.
  private UpgradeCommand start(Upgrade state) {
    return state instanceof Approved approved && !rarely() ? nextBeforeStart(approved) : start();
  }

  private UpgradeCommand nextBeforeStart(Approved state) {
    return state
        .recheck()
        .filter(recheck -> recheck.problems().isEmpty())
        .map(recheck ->
            recheck.pending().stream()
                .findFirst()
                .<UpgradeCommand>map(host -> new RecordFacts(ID, host, new TreeMap<>(), NOON))
                .orElseGet(this::start))
        .orElseGet(() -> new AskAgain(ID, "ada", NOON));
  }

  private Start start() {
    return new Start(ID, "ada", NOON);
  }
}
