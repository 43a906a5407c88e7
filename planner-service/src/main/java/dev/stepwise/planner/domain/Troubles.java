package dev.stepwise.planner.domain;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.Run;
import java.util.List;
import java.util.Optional;

/// The runs that failed or are unknown, and on which a person decides.
final class Troubles {
  private Troubles() {}

  /// In the stage under way, on hosts that take part.
  static List<Run> ofStage(Progress progress) {
    return progress.current().stream()
        .filter(run -> run.status().isTrouble() && !progress.isOut(run.stage(), run.host()))
        .toList();
  }

  /// On hosts that are set aside, in whatever stage.
  static List<Run> setAside(Progress progress) {
    return progress.runs().stream()
        .filter(run -> run.status().isTrouble() && progress.isOut(run.stage(), run.host()))
        .toList();
  }

  /// All on which nobody has decided.
  static List<Run> undecided(Progress progress) {
    return progress.runs().stream()
        .filter(run -> run.status().isTrouble())
        .filter(run -> progress.current().contains(run) || progress.isOut(run.stage(), run.host()))
        .toList();
  }

  /// Those of a host: that happened on it, or on another that did the work for it.
  static List<Run> undecided(Progress progress, HostId host) {
    return undecided(progress).stream()
        .filter(run ->
            run.host().equals(host)
                || progress.plan().stages().get(run.stage()).standsFor(run.host()).contains(host))
        .toList();
  }

  static List<Run> undecided(Progress progress, Optional<HostId> host) {
    return host.map(one -> undecided(progress, one)).orElseGet(() -> undecided(progress));
  }

  /// The hosts that were set aside because of that run.
  static List<HostId> setAsideFor(Progress progress, Run run) {
    return progress.plan().stages().get(run.stage()).standsFor(run.host()).stream()
        .filter(progress.departures().setAside()::contains)
        .toList();
  }

  static String why(Progress progress, Run run) {
    return "%s on %s is %s: %s"
        .formatted(
            progress.plan().stages().get(run.stage()).title(),
            run.host(),
            run.status(),
            run.note());
  }
}
