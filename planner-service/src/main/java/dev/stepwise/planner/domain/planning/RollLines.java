package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.plan.RollTurn;
import dev.stepwise.contracts.plan.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How each roll of a plan goes: who takes turns, how many at a time, who comes last, how many may
/// fail, and how long is waited between the turns.
final class RollLines {
  private final List<Stage> stages;

  RollLines(List<Stage> stages) {
    this.stages = stages;
  }

  /// Such as `roll over 3 hosts, one by one; n2 last; stops at the first failed host`; nothing
  /// unless a roll begins with that stage.
  Optional<String> before(Stage stage) {
    return stage
        .turn()
        .filter(turn -> of(turn.roll()).getFirst().index() == stage.index())
        .map(this::words);
  }

  private String words(RollTurn first) {
    var roll = of(first.roll());
    var turns = roll.stream().flatMap(stage -> stage.turn().stream()).distinct().toList();
    long hosts = turns.stream().flatMap(turn -> turn.hosts().stream()).distinct().count();
    return "roll over %d host%s, %s%s; stops at %s%s"
        .formatted(
            hosts, hosts == 1 ? "" : "s", sizes(turns), last(turns), failures(turns), soak(roll));
  }

  private List<Stage> of(int roll) {
    return stages.stream()
        .filter(stage -> stage.turn().filter(turn -> turn.roll() == roll).isPresent())
        .toList();
  }

  private static String sizes(List<RollTurn> turns) {
    var sizes = turns.stream().map(turn -> turn.hosts().size()).toList();
    if (sizes.stream().allMatch(size -> size == 1)) {
      return "one by one";
    }
    return sizes.size() == 1
        ? "all at once"
        : "in turns of "
            + sizes.stream().map(size -> Integer.toString(size)).collect(Collectors.joining(", "));
  }

  private static String last(List<RollTurn> turns) {
    var hosts = names(turns.stream().filter(RollTurn::last).toList());
    return hosts.isEmpty() ? "" : "; " + hosts + " last";
  }

  /// A canary bears no failure, whatever the others do.
  private static String failures(List<RollTurn> turns) {
    int most = turns.stream().mapToInt(RollTurn::maxFailures).max().orElse(1);
    if (most == 1) {
      return "the first failed host";
    }
    var canaries = names(turns.stream().filter(turn -> turn.maxFailures() == 1).toList());
    return most + " failed hosts" + (canaries.isEmpty() ? "" : ", or when " + canaries + " fails");
  }

  private static String names(List<RollTurn> turns) {
    return turns.stream()
        .flatMap(turn -> turn.hosts().stream())
        .distinct()
        .map(HostId::value)
        .collect(Collectors.joining(", "));
  }

  private static String soak(List<Stage> roll) {
    return roll.stream()
        .filter(stage -> stage.runs().getFirst().environment().containsKey(ActionTexts.SOAK_TIME))
        .map(Stage::estimate)
        .max(Duration::compareTo)
        .map(time -> "; " + PlanText.words(time) + " of soak after each turn but the last")
        .orElse("");
  }
}
