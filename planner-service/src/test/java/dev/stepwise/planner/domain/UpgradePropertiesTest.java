package dev.stepwise.planner.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.Upgrade.Running;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.domain.Decision.Accepted;
import dev.stepwise.planner.domain.FollowUp.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UpgradePropertiesTest {
  private static final int COMMANDS = 200;

  private final UpgradeDecider decider = new UpgradeDecider();
  private final UpgradeReactor reactor = new UpgradeReactor();

  static LongStream seeds() {
    return LongStream.range(0, 1_000);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void any_sequence_of_commands_keeps_the_invariants(long seed) {
    var commands = new RandomCommands(seed);
    var history = new ArrayList<UpgradeEvent>();
    var commanded = new HashSet<String>();
    Upgrade state = decider.initial();
    for (var i = 0; i < COMMANDS; i++) {
      var before = state;
      if (decider.decide(state, commands.next(state))
          instanceof Accepted<UpgradeEvent>(var events)) {
        for (var event : events) {
          state = decider.evolve(state, event);
          reactor.react(state, event).forEach(followUp -> isNew(followUp, commanded));
        }
        history.addAll(events);
      }
      holds(before, state);
    }
    assertThat(Upgrade.replay(history)).as("replay gives the live state").isEqualTo(state);
  }

  private static void isNew(FollowUp followUp, Set<String> commanded) {
    if (followUp instanceof Command(var step)) {
      assertThat(commanded.add(step.attempt() + "/" + step.fence()))
          .as("%s/%d is commanded once", step.attempt(), step.fence())
          .isTrue();
    }
  }

  private static void holds(Upgrade before, Upgrade after) {
    if (after instanceof Upgrade.Succeeded(_, var progress)) {
      assertThat(progress.departures().setAside()).as("at the end all is decided").isEmpty();
      assertThat(progress.runs())
          .as("at the end all is done, but on hosts that are excluded")
          .allMatch(run ->
              run.status().isDone()
                  || run.status() == Run.Status.SKIPPED && progress.isOut(run.stage(), run.host()));
      assertThat(progress.reached()).isEqualTo(progress.plan().stages().size() - 1);
    }
    if (StateName.of(before).isOver()) {
      assertThat(StateName.of(after))
          .as("what is over stays over, but for its rollback")
          .isIn(StateName.of(before), StateName.ROLLING_BACK);
    }
    if (after instanceof Running running) {
      assertThat(running.progress().current())
          .as("a running upgrade awaits somebody")
          .anyMatch(run -> run.status().isOpen());
    }
    if (after instanceof Begun begun) {
      assertThat(begun.progress().done())
          .as("a stage is left only when all of its runs are done, but for hosts that are left out")
          .allMatch(run ->
              run.status().isDone()
                  || run.status() == Run.Status.SKIPPED
                  || begun.progress().isOut(run.stage(), run.host())
                  || begun.progress().missed(run.stage()).contains(run.host()));
      assertThat(begun.progress().departures().setAside())
          .as("nobody is set aside and excluded at once")
          .noneMatch(begun.progress().departures().excluded()::containsKey);
      assertThat(begun.progress().runs().stream().map(UpgradePropertiesTest::place).toList())
          .as("a run has one attempt at a time")
          .doesNotHaveDuplicates();
    }
    if (before instanceof Begun was && after instanceof Begun is) {
      var fences = fences(is);
      fences(was)
          .forEach((run, fence) -> assertThat(fences.get(run)).isGreaterThanOrEqualTo(fence));
    }
  }

  private static Map<List<Object>, Long> fences(Begun state) {
    var fences = new HashMap<List<Object>, Long>();
    state.progress().runs().forEach(run -> fences.put(place(run), run.fence()));
    return fences;
  }

  private static List<Object> place(Run run) {
    return List.of(run.stage(), run.host());
  }
}
