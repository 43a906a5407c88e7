package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.UpgradeDecider.reject;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.HostExcluded;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.UpgradeCommand.Exclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An upgrade goes on without a host, unless others need what is still to be done there: a step
/// that would then be done nowhere, or facts that other hosts are given.
final class Exclusions {
  private Exclusions() {}

  static Decision<UpgradeEvent> exclude(Begun state, Exclude c) {
    var progress = state.progress();
    if (Course.isHalting(progress) || isOpen(progress, c.host())) {
      return Runs.wait(state);
    }
    return refusal(progress, c.host())
        .map(why -> reject(Reason.INDISPENSABLE, why))
        .orElseGet(() -> Course.after(state, List.of(excluded(c)), c.at()));
  }

  private static UpgradeEvent excluded(Exclude c) {
    return new HostExcluded(c.upgradeId(), c.host(), c.reason(), c.by(), c.at());
  }

  private static boolean isOpen(Progress progress, HostId host) {
    return progress.current().stream()
        .anyMatch(run -> run.status().isOpen() && standsFor(progress, run).contains(host));
  }

  private static Set<HostId> standsFor(Progress progress, Run run) {
    return Stream.concat(Stream.of(run.host()), progress.stage().standsFor(run.host()).stream())
        .collect(Collectors.toSet());
  }

  private static Optional<String> refusal(Progress progress, HostId host) {
    if (progress.plan().stages().stream().noneMatch(stage -> stage.run(host).isPresent())) {
      return Optional.of(
          "Expected a host on which the plan does something, but got '%s'".formatted(host));
    }
    if (progress.departures().excluded().containsKey(host)) {
      return Optional.of("Expected %s to take part, but it is excluded already".formatted(host));
    }
    return progress.plan().stages().stream()
        .filter(stage -> isStillToDo(progress, stage, host))
        .flatMap(stage -> needed(progress, stage, host).stream())
        .findFirst();
  }

  /// Whether something of that stage would be left out, that would have been done otherwise.
  private static boolean isStillToDo(Progress progress, Stage stage, HostId host) {
    return stage.runs().stream()
        .map(PlannedRun::host)
        .filter(on -> on.equals(host) || isOnlyFor(progress, stage, on, host))
        .anyMatch(on -> !isDone(progress, stage, on));
  }

  private static boolean isOnlyFor(Progress progress, Stage stage, HostId on, HostId host) {
    return stage.standsFor(on).stream()
        .allMatch(one -> one.equals(host) || progress.departures().excluded().containsKey(one));
  }

  private static boolean isDone(Progress progress, Stage stage, HostId on) {
    return progress.runs().stream()
        .anyMatch(
            run -> run.stage() == stage.index() && run.host().equals(on) && run.status().isDone());
  }

  private static Optional<String> needed(Progress progress, Stage stage, HostId host) {
    var shared = stage.shared().orElse(List.of());
    if (!shared.isEmpty()) {
      return Optional.of(
          "Expected other hosts to need nothing from %s, but '%s' captures for them: %s"
              .formatted(host, stage.title(), String.join(", ", shared)));
    }
    return isDoneElsewhere(progress, stage, host)
        ? Optional.empty()
        : Optional.of(
            "Expected '%s' to be done on some other host, too, but without %s it would be done nowhere"
                .formatted(stage.title(), host));
  }

  private static boolean isDoneElsewhere(Progress progress, Stage stage, HostId host) {
    var out = progress.departures().excluded();
    return progress.plan().stages().stream()
        .filter(other -> other.step().equals(stage.step()))
        .flatMap(other -> hostsBy(other).entrySet().stream())
        .filter(run -> !run.getKey().equals(host) && !out.containsKey(run.getKey()))
        .anyMatch(run ->
            run.getValue().stream().anyMatch(one -> !one.equals(host) && !out.containsKey(one)));
  }

  /// Where a stage runs, and for whom.
  private static Map<HostId, List<HostId>> hostsBy(Stage stage) {
    return stage.runs().stream()
        .map(PlannedRun::host)
        .collect(Collectors.toMap(on -> on, stage::standsFor));
  }
}
