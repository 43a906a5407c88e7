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
/// @param once whether the work must never be started a second time
/// @param shared names of captured facts that every later run sees, whatever its host
/// @param confirm what a person signs before the stage starts, item by item
/// @param confirmTitle what the checklist is called, when it has a name
/// @param gate what the stage waits for, such as `drain`; it changes nothing
/// @param reboots whether the hosts go down during the work
/// @param turn whose turn it is, within a `roll`
/// @param components those of the playbook that it is for; absent when it is for all
/// @param undoes index of the stage that it undoes, in the plan of the upgrade that is rolled back
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
    List<PlannedRun> runs,
    Optional<Boolean> once,
    Optional<List<String>> shared,
    Optional<List<String>> confirm,
    Optional<String> gate,
    Optional<Boolean> reboots,
    Optional<String> confirmTitle,
    Optional<RollTurn> turn,
    Optional<List<String>> components,
    Optional<Integer> undoes) {
  public Stage {
    down = List.copyOf(down);
    runs = List.copyOf(runs);
    shared = shared.map(List::copyOf);
    confirm = confirm.map(List::copyOf);
    components = components.map(List::copyOf);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected stage %d to run on a host, but it has none".formatted(index));
    }
  }

  /// A stage that is for all components and undoes nothing.
  public Stage(
      int index,
      StepId step,
      String title,
      Optional<String> group,
      Optional<String> cite,
      List<String> down,
      Effect effect,
      Action action,
      Duration estimate,
      List<PlannedRun> runs,
      Optional<Boolean> once,
      Optional<List<String>> shared,
      Optional<List<String>> confirm,
      Optional<String> gate,
      Optional<Boolean> reboots,
      Optional<String> confirmTitle,
      Optional<RollTurn> turn) {
    this(
        index,
        step,
        title,
        group,
        cite,
        down,
        effect,
        action,
        estimate,
        runs,
        once,
        shared,
        confirm,
        gate,
        reboots,
        confirmTitle,
        turn,
        Optional.empty(),
        Optional.empty());
  }

  /// A stage outside of a roll.
  public Stage(
      int index,
      StepId step,
      String title,
      Optional<String> group,
      Optional<String> cite,
      List<String> down,
      Effect effect,
      Action action,
      Duration estimate,
      List<PlannedRun> runs,
      Optional<Boolean> once,
      Optional<List<String>> shared,
      Optional<List<String>> confirm,
      Optional<String> gate,
      Optional<Boolean> reboots,
      Optional<String> confirmTitle) {
    this(
        index,
        step,
        title,
        group,
        cite,
        down,
        effect,
        action,
        estimate,
        runs,
        once,
        shared,
        confirm,
        gate,
        reboots,
        confirmTitle,
        Optional.empty());
  }

  /// A stage of a turn that may be tried again, and for which nobody signs and nothing is waited.
  public Stage(
      int index,
      StepId step,
      String title,
      Optional<String> group,
      Optional<String> cite,
      List<String> down,
      Effect effect,
      Action action,
      Duration estimate,
      List<PlannedRun> runs,
      Optional<RollTurn> turn) {
    this(
        index,
        step,
        title,
        group,
        cite,
        down,
        effect,
        action,
        estimate,
        runs,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        turn);
  }

  /// A stage that may be tried again, and for which nobody signs and nothing is waited.
  public Stage(
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
    this(
        index,
        step,
        title,
        group,
        cite,
        down,
        effect,
        action,
        estimate,
        runs,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// Whether the work must never be started a second time.
  public boolean isOnce() {
    return once.orElse(false);
  }

  /// What a person signs before the stage starts; empty when nothing.
  public List<String> checklist() {
    return confirm.orElse(List.of());
  }

  /// The hosts that it is about: those whose turn it is, also when it runs elsewhere for them;
  /// outside of a roll, those on which it runs.
  public List<HostId> about() {
    return turn.map(RollTurn::hosts).orElseGet(() -> runs.stream().map(PlannedRun::host).toList());
  }

  /// The hosts for which the run on that host stands: itself, or all whose turn it is when it is
  /// none of them.
  public List<HostId> standsFor(HostId host) {
    return about().contains(host) ? List.of(host) : about();
  }

  /// The run on that host, if the stage has one.
  public Optional<PlannedRun> run(HostId host) {
    return runs.stream().filter(run -> run.host().equals(host)).findFirst();
  }
}
