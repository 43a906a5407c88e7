package dev.stepwise.planner.simulation;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.execution.StepReport.OfRun;
import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Approved;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.Upgrade.Discovering;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunSucceeded;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunUnknown;
import dev.stepwise.planner.domain.Awaited;
import dev.stepwise.planner.simulation.LeaseTable.Lease;
import dev.stepwise.planner.simulation.LeaseTable.Place;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What must hold whatever happens, looked at after every commit and every start on a host. It
/// keeps its own idea of each upgrade, folded from what was committed.
final class Checker {
  private final Map<UpgradeId, Upgrade> states = new LinkedHashMap<>();
  private final Map<AttemptId, Integer> starts = new LinkedHashMap<>();
  private final Set<AttemptId> commanded = new HashSet<>();
  private final Set<AttemptId> settled = new HashSet<>();
  private Predicate<AttemptId> isDone = _ -> true;

  /// @param isDoneOnItsHost whether the work of a run is done, as the host itself sees it
  void asks(Predicate<AttemptId> isDoneOnItsHost) {
    isDone = isDoneOnItsHost;
  }

  int starts() {
    return starts.size();
  }

  Upgrade stateOf(UpgradeId id) {
    return states.getOrDefault(id, new Upgrade.Unrequested());
  }

  /// A script starts on a host.
  void started(AttemptId attempt) {
    require(
        starts.merge(attempt, 1, Integer::sum) == 1,
        "at most one start, but %s was started again",
        attempt);
    require(commanded.contains(attempt), "only what was commanded to start, but %s did", attempt);
    require(!settled.contains(attempt), "nothing to start after its end, but %s did", attempt);
    var next =
        new AttemptId(attempt.upgradeId(), attempt.stage(), attempt.host(), attempt.number() + 1);
    require(
        !starts.containsKey(next), "no start after that of the next attempt, but %s did", attempt);
  }

  private static Optional<Run> run(Upgrade state, int stage, HostId host) {
    return state instanceof Begun begun
        ? begun.progress().current().stream()
            .filter(run -> run.stage() == stage && run.host().equals(host))
            .findFirst()
        : Optional.empty();
  }

  /// A transaction is committed.
  ///
  /// @param causes the reports that it came of
  void committed(
      Database database, Map<UpgradeId, List<UpgradeEvent>> appended, List<StepReport> causes) {
    appended.forEach((id, events) -> {
      for (var event : events) {
        isFounded(event, causes);
        states.put(id, stateOf(id).evolve(event));
        note(stateOf(id));
      }
    });
    appended.keySet().forEach(id -> isAwaited(stateOf(id), database));
  }

  /// Of an unknown run nobody has said that it will never start.
  private void note(Upgrade state) {
    if (state instanceof Begun begun) {
      for (var run : begun.progress().current()) {
        var attempt = new AttemptId(begun.id(), run.stage(), run.host(), run.attempt());
        commanded.add(attempt);
        if (run.status() == Run.Status.SUCCEEDED || run.status() == Run.Status.FAILED) {
          settled.add(attempt);
        }
      }
    }
  }

  private void isFounded(UpgradeEvent event, List<StepReport> causes) {
    switch (event) {
      case RunStarted e -> hasStarted(reported(e, e.stage(), e.host(), causes));
      case RunSucceeded e -> {
        var attempt = reported(e, e.stage(), e.host(), causes);
        require(
            isDone.test(attempt), "what succeeded to be done on its host, but %s is not", attempt);
      }
      case RunFailed e when e.started() -> hasStarted(reported(e, e.stage(), e.host(), causes));
      case RunFailed e -> {
        var attempt = reported(e, e.stage(), e.host(), causes);
        require(!starts.containsKey(attempt), "%s never to have started, but it did", attempt);
      }
      case RunUnknown e -> reported(e, e.stage(), e.host(), causes);
      case UpgradeEvent _ -> {}
    }
  }

  private void hasStarted(AttemptId attempt) {
    require(starts.containsKey(attempt), "no result without a start, but %s has one", attempt);
  }

  /// Whoever spoke of the run must have had the fence that was awaited then.
  private AttemptId reported(UpgradeEvent event, int stage, HostId host, List<StepReport> causes) {
    var awaited = run(stateOf(event.upgradeId()), stage, host).map(run -> end(event, run));
    return causes.stream()
        .filter(OfRun.class::isInstance)
        .map(OfRun.class::cast)
        .filter(report ->
            awaited.equals(Optional.of(new Awaited.RunEnd(report.attempt(), report.fence()))))
        .map(OfRun::attempt)
        .findFirst()
        .orElseThrow(() ->
            new Violation(
                "Expected a report with a stale fence to change nothing, but %s, while %s was awaited, came of %s"
                    .formatted(event, awaited, causes)));
  }

  private static Awaited end(UpgradeEvent event, Run run) {
    return end(event.upgradeId(), run);
  }

  /// Whatever is awaited has a lease, or a dead executor would be waited for for ever.
  private static void isAwaited(Upgrade state, Database database) {
    var awaited =
        switch (state) {
          case Discovering s ->
              s.pending().stream().<Awaited>map(host -> new Awaited.Facts(s.id(), host));
          case Approved s ->
              s.recheck().stream()
                  .flatMap(asked -> asked.pending().stream())
                  .<Awaited>map(host -> new Awaited.Facts(s.id(), host));
          case Begun s ->
              s.progress().current().stream()
                  .filter(run -> run.status().isOpen())
                  .<Awaited>map(run -> end(s.id(), run));
          case Upgrade _ -> Stream.<Awaited>empty();
        };
    awaited.forEach(one -> {
      var lease = Optional.ofNullable(database.leases.get(Place.of(one))).map(Lease::awaited);
      require(lease.equals(Optional.of(one)), "a lease on %s, but it is on %s", one, lease);
    });
  }

  private static Awaited end(UpgradeId id, Run run) {
    return new Awaited.RunEnd(
        new AttemptId(id, run.stage(), run.host(), run.attempt()), run.fence());
  }

  private static void require(boolean holds, String what, Object... details) {
    if (!holds) {
      throw new Violation(("Expected " + what).formatted(details));
    }
  }
}
