package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The stages of a plan, a line each: when, where, what, and what goes down or comes back with it.
final class StageLines {
  private static final int WIDEST_HOSTS = 20;

  private final List<Stage> stages;
  private final RollLines rolls;
  private final int allHosts;
  private final Page page;

  StageLines(Plan plan, Page page) {
    this.stages = plan.stages();
    this.rolls = new RollLines(stages);
    this.allHosts = plan.installation().hosts().size();
    this.page = page;
  }

  void write() {
    int width = stages.stream().mapToInt(stage -> where(stage).length()).max().orElse(0);
    var clock = Duration.ZERO;
    var turn = Optional.<String>empty();
    for (var stage : stages) {
      rolls.before(stage).ifPresent(words -> page.line("  ", "    ", words));
      if (!stage.group().equals(turn)) {
        turn = stage.group();
        page.line("  ", turn.map(name -> name + ":").orElse("then:"));
      }
      write(stage, clock, Math.min(width, WIDEST_HOSTS));
      clock = clock.plus(stage.estimate());
    }
    page.line("  ", "end at " + clock(clock));
  }

  /// An offset from the start: hours, minutes, seconds.
  static String clock(Duration offset) {
    return "+%d:%02d:%02d"
        .formatted(offset.toHours(), offset.toMinutesPart(), offset.toSecondsPart());
  }

  private void write(Stage stage, Duration clock, int width) {
    var lead = "  %4d  %s  ".formatted(stage.index() + 1, Page.pad(clock(clock), 9));
    var indent = " ".repeat(lead.length() + width + 2);
    page.line(
        lead,
        indent,
        "%s  %s%s".formatted(Page.pad(where(stage), width), stage.title(), marks(stage)));
    if (isLong(stage) && stage.runs().size() < allHosts) {
      page.line(indent, "on " + hosts(stage));
    }
  }

  /// The hosts by name; only their number when that would be long.
  private String where(Stage stage) {
    int number = stage.runs().size();
    if (!isLong(stage)) {
      return hosts(stage);
    }
    return number == allHosts ? "all %d hosts".formatted(number) : number + " hosts";
  }

  private static boolean isLong(Stage stage) {
    return stage.runs().size() > 1 && hosts(stage).length() > WIDEST_HOSTS;
  }

  private static String hosts(Stage stage) {
    return stage.runs().stream().map(run -> run.host().value()).collect(Collectors.joining(", "));
  }

  private String marks(Stage stage) {
    var brief = minus(minus(stage.down(), downAt(stage.index() - 1)), downAt(stage.index() + 1));
    var begins = minus(minus(stage.down(), downAt(stage.index() - 1)), brief);
    var ends = minus(minus(stage.down(), downAt(stage.index() + 1)), brief);
    return mark("as", users(stage))
        + mark("down meanwhile", brief)
        + mark("down from here", begins)
        + mark("back after this", ends)
        + mark("waits", stage.gate().stream().toList())
        + mark("signed before", items(stage))
        + (stage.isOnce() ? "  [only once]" : "")
        + (stage.effect() instanceof Effect.Irreversible ? "  [NO WAY BACK]" : "");
  }

  /// As whom it is done, where that is not whom the host says.
  private static List<String> users(Stage stage) {
    return stage.action().user().stream()
        .flatMap(user -> stage.runs().stream().map(run -> named(user, run)))
        .distinct()
        .toList();
  }

  private static String named(String user, PlannedRun run) {
    return user.startsWith("$") ? run.environment().getOrDefault(user.substring(1), user) : user;
  }

  private static List<String> items(Stage stage) {
    int number = stage.checklist().size();
    return number == 0 ? List.of() : List.of(number == 1 ? "1 item" : number + " items");
  }

  private static String mark(String what, List<String> things) {
    return things.isEmpty() ? "" : "  [%s: %s]".formatted(what, String.join(", ", things));
  }

  private List<String> downAt(int index) {
    return index < 0 || index >= stages.size() ? List.of() : stages.get(index).down();
  }

  private static List<String> minus(List<String> things, List<String> others) {
    return things.stream().filter(thing -> !others.contains(thing)).toList();
  }
}
