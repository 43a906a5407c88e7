package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.UpgradeDecider.reject;

import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.contracts.upgrade.Upgrade.Held;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.HostTakenBack;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunRetried;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.UpgradeCommand.Retry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What failed or is unknown is tried again, everywhere or on one host; everything that is done
/// stays done. A host that was set aside takes part again and goes on from the step that failed.
final class Retries {
  private Retries() {}

  /// Also when the earlier attempt may still be alive: the higher attempt lets the executor fence
  /// it off on the host first.
  static Decision<UpgradeEvent> retry(Held state, Retry c) {
    var progress = state.progress();
    if (Course.isHalting(progress) || (c.host().isEmpty() && Runs.anyOpen(state))) {
      return Runs.wait(state);
    }
    var failed = Troubles.undecided(progress, c.host());
    if (failed.isEmpty()) {
      return nothingFailed(c);
    }
    return wouldRunTwice(progress, failed)
        .map(run -> onlyOnce(progress, run))
        .orElseGet(() -> Course.after(state, retried(progress, failed, c), c.at()));
  }

  private static Decision<UpgradeEvent> nothingFailed(Retry c) {
    return reject(
        Reason.INVALID_STATE,
        "Expected something to have failed%s, but nothing has"
            .formatted(c.host().map(host -> " on " + host).orElse("")));
  }

  private static Optional<Run> wouldRunTwice(Progress progress, List<Run> failed) {
    return failed.stream()
        .filter(run -> progress.plan().stages().get(run.stage()).isOnce() && run.mayHaveChanged())
        .findFirst();
  }

  private static Decision<UpgradeEvent> onlyOnce(Progress progress, Run run) {
    return reject(
        Reason.ONLY_ONCE,
        "Expected '%s' to be started on %s once and never again, but it may have begun there; if you can see that it is done, mark it as done, otherwise roll back"
            .formatted(progress.plan().stages().get(run.stage()).title(), run.host()));
  }

  /// What failed in the stage under way is commanded at once; a host that was set aside catches up
  /// when its turn comes.
  private static List<UpgradeEvent> retried(Progress progress, List<Run> failed, Retry c) {
    var again = failed.stream().filter(progress.current()::contains).map(run -> retried(run, c));
    var back =
        failed.stream()
            .flatMap(run -> Troubles.setAsideFor(progress, run).stream())
            .distinct()
            .map(host -> new HostTakenBack(c.upgradeId(), host, c.by(), c.at()));
    return Stream.<UpgradeEvent>concat(again, back).toList();
  }

  private static UpgradeEvent retried(Run run, Retry c) {
    return new RunRetried(
        c.upgradeId(), run.stage(), run.host(), run.attempt() + 1, run.fence() + 1, c.by(), c.at());
  }
}
