package dev.stepwise.contracts.plan;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.StepId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One step on one batch of hosts. All its runs go on at the same time; the next stage starts when
/// all have succeeded.
///
/// @param title what is done, for people
/// @param group names the turn of a `roll`, such as `tablet t1`: facts captured in a turn are seen
///   by the later runs of that turn, whatever their host
/// @param cite the passage of the manual
/// @param down what is not available while the stage runs, such as `writes`; empty when nothing is.
///   The plan has words for it
/// @param estimate how long it takes, from the playbook or from history
public record Stage(
    int index,
    StepId step,
    String title,
    Optional<String> group,
    Optional<String> cite,
    List<String> down,
    Effect effect,
    Action action,
    Duration estimate,
    List<PlannedRun> runs) {
  public Stage {
    down = List.copyOf(down);
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected stage %d to run on a host, but it has none".formatted(index));
    }
  }

  /// The run on that host, if the stage has one.
  public Optional<PlannedRun> run(HostId host) {
    return runs.stream().filter(run -> run.host().equals(host)).findFirst();
  }
}
