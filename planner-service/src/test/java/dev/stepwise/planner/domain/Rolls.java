package dev.stepwise.planner.domain;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.StepId;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.RollTurn;
import dev.stepwise.contracts.plan.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Plans with a roll of two steps, `stop` and `start`, and a step `check` after it. The hosts of
/// the roll are h1, h2 and so on; the last host of the installation is that of the operators, where
/// `check` runs.
final class Rolls {
  private Rolls() {}

  /// @param batches who takes a turn together, such as `[[1], [2, 3]]`
  /// @param lastTurn whether the last turn is of hosts that must come last
  static Plan plan(int maxFailures, boolean lastTurn, List<List<Integer>> batches) {
    var stages = new ArrayList<Stage>();
    for (var batch : batches) {
      var hosts = batch.stream().map(Plans::host).toList();
      var turn = new RollTurn(1, hosts, lastTurn && batch.equals(batches.getLast()), maxFailures);
      stages.add(stage(stages.size(), "stop", hosts, Optional.of(turn)));
      stages.add(stage(stages.size(), "start", hosts, Optional.of(turn)));
    }
    int hosts = (int) batches.stream().mapToLong(List::size).sum();
    stages.add(stage(stages.size(), "check", List.of(Plans.host(hosts + 1)), Optional.empty()));
    return Plans.with(Plans.plan(Histories.ID, Optional.empty(), 1, hosts + 1), stages);
  }

  /// A roll with a third step, `soak`, after every turn but the last, and with a canary in the
  /// first turn, as the planner lays it out.
  static Plan soaked(int maxFailures, List<List<Integer>> batches) {
    var stages = new ArrayList<Stage>();
    for (var batch : batches) {
      var hosts = batch.stream().map(Plans::host).toList();
      int bears = batch.equals(batches.getFirst()) ? 1 : maxFailures;
      var turn = Optional.of(new RollTurn(1, hosts, false, bears));
      stages.add(stage(stages.size(), "stop", hosts, turn));
      stages.add(stage(stages.size(), "start", hosts, turn));
      if (!batch.equals(batches.getLast())) {
        stages.add(stage(stages.size(), "soak", hosts, turn));
      }
    }
    int hosts = (int) batches.stream().mapToLong(List::size).sum();
    return Plans.with(Plans.plan(Histories.ID, Optional.empty(), 1, hosts), stages);
  }

  static Stage stage(int index, String step, List<HostId> hosts, Optional<RollTurn> turn) {
    return new Stage(
        index,
        new StepId(step),
        step,
        turn.map(one -> "turn of " + one.hosts()),
        Optional.empty(),
        List.of(),
        new Effect.None(),
        Plans.action(List.of()),
        Duration.ofMinutes(1),
        hosts.stream()
            .map(host -> new PlannedRun(host, new TreeMap<>(Map.of("FROM", "1.0"))))
            .toList(),
        turn);
  }
}
