package dev.stepwise.rehearsal;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which faults are tried at which runs of a plan: a fault at the first run of its step on its
/// host, or when the step does not run there, at the first run of its step.
final class FaultList {
  private final List<Placed> placed = new ArrayList<>();

  private record Placed(Fault fault, int stage, HostId host) {}

  /// Fails with [Trouble] when a fault of the scenario has no place in the plan.
  FaultList(List<Fault> faults, String scenario, Plan plan) {
    for (var fault : faults) {
      if (fault.scenario().equals(scenario)) {
        placed.add(place(fault, plan));
      }
    }
  }

  /// Those that are tried at a run.
  List<Fault> at(Stage stage, HostId host) {
    return placed.stream()
        .filter(one -> one.stage() == stage.index() && one.host().equals(host))
        .map(Placed::fault)
        .toList();
  }

  private static Placed place(Fault fault, Plan plan) {
    var stages =
        plan.stages().stream().filter(stage -> stage.step().value().equals(fault.at())).toList();
    var own = stages.stream().filter(stage -> runOn(stage, fault.host()).isPresent()).findFirst();
    var stage =
        own.or(() -> stages.stream().findFirst())
            .orElseThrow(() ->
                new Trouble(
                    "Expected step %s in the plan, which must notice the fault %s, but it is not there"
                        .formatted(fault.at(), fault.fault())));
    var run = runOn(stage, fault.host()).orElse(stage.runs().getFirst());
    return new Placed(fault, stage.index(), run.host());
  }

  private static Optional<PlannedRun> runOn(Stage stage, String host) {
    return stage.runs().stream().filter(run -> run.host().value().equals(host)).findFirst();
  }
}
