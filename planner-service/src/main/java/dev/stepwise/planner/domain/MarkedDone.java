package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.UpgradeDecider.reject;

import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.contracts.upgrade.Upgrade.Held;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.HostTakenBack;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunMarkedDone;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.UpgradeCommand.MarkDone;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

/// A person vouches that the work of a run is done, and how that is known. From then on it counts
/// as done; a rollback undoes it, as it may have changed something.
final class MarkedDone {
  private MarkedDone() {}

  static Decision<UpgradeEvent> mark(Held state, MarkDone c) {
    var progress = state.progress();
    if (Course.isHalting(progress)) {
      return Runs.wait(state);
    }
    var failed = Troubles.undecided(progress, c.host());
    if (failed.isEmpty()) {
      return reject(
          Reason.INVALID_STATE,
          "Expected something to have failed on %s, but nothing has".formatted(c.host()));
    }
    var run = failed.getFirst();
    var wrong = wrong(progress, run, c);
    return wrong.isEmpty()
        ? Course.after(state, done(progress, run, c), c.at())
        : reject(Reason.NOT_PROVEN, String.join("; ", wrong));
  }

  private static List<String> wrong(Progress progress, Run run, MarkDone c) {
    var stage = progress.plan().stages().get(run.stage());
    var wrong = new ArrayList<String>();
    if (c.evidence().isBlank()) {
      wrong.add(
          "Expected evidence that '%s' is done on %s, but got none"
              .formatted(stage.title(), run.host()));
    }
    var missing = new TreeSet<>(stage.action().facts());
    missing.removeAll(c.facts().keySet());
    if (!missing.isEmpty()) {
      wrong.add(
          "Expected the facts that later steps and the undo need, but these are missing: "
              + String.join(", ", missing));
    }
    var foreign = new TreeSet<>(c.facts().keySet());
    foreign.removeAll(new HashSet<>(stage.action().facts()));
    if (!foreign.isEmpty()) {
      wrong.add(
          "Expected no facts that '%s' does not capture, but got %s"
              .formatted(stage.title(), String.join(", ", foreign)));
    }
    return wrong;
  }

  private static List<UpgradeEvent> done(Progress progress, Run run, MarkDone c) {
    var events = new ArrayList<UpgradeEvent>();
    events.add(
        new RunMarkedDone(
            c.upgradeId(),
            run.stage(),
            run.host(),
            run.attempt(),
            c.evidence(),
            c.facts(),
            c.by(),
            c.at()));
    Troubles.setAsideFor(progress, run)
        .forEach(host -> events.add(new HostTakenBack(c.upgradeId(), host, c.by(), c.at())));
    return events;
  }
}
