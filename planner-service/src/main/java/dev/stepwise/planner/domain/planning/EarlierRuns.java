package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.StepId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.EarlierRun;
import dev.stepwise.contracts.plan.Action;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.Script;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The stages that come before any undo, on hosts where a script of before may still run beside it:
/// each fences such runs off and ends them.
final class EarlierRuns {
  /// What those stages do once the runs have ended.
  static final String TEXT = ": what ran before has ended\n";

  private static final Script NOTHING =
      new Script("stepwise/earlier-run-has-ended.sh", Sha256.of(TEXT));
  private static final Duration ESTIMATE = Duration.ofSeconds(5);
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private EarlierRuns() {}

  /// @param hosts on which something is to be undone
  static List<Stage> ending(List<Begun> upgrades, Collection<HostId> hosts) {
    var stages = new ArrayList<Stage>();
    for (var upgrade : upgrades) {
      for (var stage : upgrade.progress().plan().stages()) {
        var open =
            upgrade.progress().runs().stream()
                .filter(run -> run.stage() == stage.index() && mayStillRun(run))
                .filter(run -> hosts.contains(run.host()))
                .toList();
        if (!open.isEmpty()) {
          stages.add(ending(stages.size(), upgrade, stage, open));
        }
      }
    }
    return stages;
  }

  /// Whoever vouched for a run, or left its host out, did not look whether it still goes on.
  private static boolean mayStillRun(Run run) {
    return switch (run.status()) {
      case COMMANDED, STARTED, UNKNOWN -> true;
      case MARKED_DONE, SKIPPED -> run.attempt() > 0 && run.mayHaveChanged();
      case SUCCEEDED, FAILED -> false;
    };
  }

  private static Stage ending(int index, Begun upgrade, Stage stage, List<Run> open) {
    return new Stage(
        index,
        new StepId("end-earlier-run"),
        "Make sure that '%s' of %s no longer runs".formatted(stage.title(), upgrade.id()),
        stage.group(),
        Optional.empty(),
        List.of(),
        new Effect.None(),
        action(stage.action()),
        ESTIMATE,
        open.stream().map(run -> ending(upgrade.id(), upgrade.progress(), run)).toList());
  }

  /// As the same user: every user has a ledger of its own.
  private static Action action(Action ended) {
    return new Action(
        Optional.empty(),
        NOTHING,
        Optional.empty(),
        List.of(),
        List.of(),
        TIMEOUT,
        Duration.ZERO,
        List.of(),
        Optional.empty(),
        ended.user());
  }

  private static PlannedRun ending(UpgradeId id, Progress progress, Run run) {
    var last = new AttemptId(id, run.stage(), run.host(), run.attempt());
    return new PlannedRun(
        run.host(),
        progress.environmentOf(run.stage(), run.host()),
        Optional.empty(),
        Optional.of(List.of(new EarlierRun(last, run.fence() + 1))));
  }
}
