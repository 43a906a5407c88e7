package dev.stepwise.planner.domain;

import static java.util.stream.Collectors.joining;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.plan.RollTurn;
import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.contracts.upgrade.Upgrade.Running;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.HostSetAside;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeHeld;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// How many failed hosts a roll bears. With fewer, a failed host is set aside and the roll goes on
/// without it; with as many, and at the end of the roll, a person is needed.
final class Thresholds {
  private Thresholds() {}

  /// What comes of it that a run has failed, or that the roll is at its end.
  static UpgradeEvent setAsideOrHold(Running state, Instant at) {
    var progress = state.progress();
    var failed = Troubles.ofStage(progress);
    if (failed.isEmpty()) {
      return atEndOfRoll(state, at);
    }
    var run = failed.getFirst();
    return isBorne(progress, failed)
        ? new HostSetAside(
            state.id(),
            run.stage(),
            lost(progress, run).getFirst(),
            Troubles.why(progress, run),
            at)
        : new UpgradeHeld(state.id(), run.stage(), run.host(), why(progress, failed), at);
  }

  /// Work that was ended because somebody asked for it is no failure that a threshold bears.
  private static boolean isBorne(Progress progress, List<Run> failed) {
    var most = progress.stage().turn().map(RollTurn::maxFailures).orElse(1);
    var hosts =
        Stream.concat(
                progress.departures().setAside().stream(),
                failed.stream().flatMap(run -> lost(progress, run).stream()))
            .distinct()
            .count();
    return hosts < most && !Course.isHalting(progress);
  }

  /// The hosts that take part no longer when that run has failed.
  private static List<HostId> lost(Progress progress, Run run) {
    return progress.stage().standsFor(run.host()).stream()
        .filter(host -> !progress.departures().isOut(host))
        .toList();
  }

  private static String why(Progress progress, List<Run> failed) {
    return failed.stream().map(run -> Troubles.why(progress, run)).collect(joining("; "));
  }

  private static UpgradeEvent atEndOfRoll(Running state, Instant at) {
    var progress = state.progress();
    var failed = Troubles.setAside(progress);
    var run = failed.getFirst();
    return new UpgradeHeld(
        state.id(),
        run.stage(),
        run.host(),
        "The roll has gone as far as it can without %s; decide on each: %s"
            .formatted(
                progress.departures().setAside().stream().map(HostId::value).collect(joining(", ")),
                why(progress, failed)),
        at);
  }
}
