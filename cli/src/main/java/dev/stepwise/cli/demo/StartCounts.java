package dev.stepwise.cli.demo;

import dev.stepwise.cli.screen.Screen;
import dev.stepwise.cli.screen.Text;
import dev.stepwise.cli.screen.Verdict;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.embedded.practice.PracticeRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// How often each first attempt of an upgrade was started, by the ledgers on the hosts themselves.
///
/// @param starts by the name of the attempt, of every attempt that any host knows
record StartCounts(Map<String, Integer> starts) {
  private static final int COLUMNS = 4;
  private static final int COLUMN = 19;

  static StartCounts of(PracticeRange range) {
    return new StartCounts(range.ledgerStarts());
  }

  /// Shows the counts by step and host; the verdict stands only when all are one.
  Verdict tell(Screen screen, Plan plan, Verdict verdict) {
    screen.gap();
    screen.line(screen.bold("How often each step was started, by the hosts' own ledgers"));
    cells(plan).forEach(row -> screen.line(("  " + String.join("", row)).stripTrailing()));
    var total = starts.values().stream().mapToInt(Integer::intValue).sum();
    screen.line("  %d starts of %d attempts".formatted(total, starts.size()));
    return isOneEach(plan)
        ? verdict
        : new Verdict(false, "NOT STARTED ONCE", "Expected one start of each step on each host");
  }

  private boolean isOneEach(Plan plan) {
    var planned = plan.stages().stream().mapToInt(stage -> stage.runs().size()).sum();
    return starts.size() == planned && starts.values().stream().allMatch(count -> count == 1);
  }

  private List<List<String>> cells(Plan plan) {
    var cells = new ArrayList<String>();
    for (var stage : plan.stages()) {
      for (var run : stage.runs()) {
        var attempt = new AttemptId(plan.upgradeId(), stage.index(), run.host(), 1).value();
        var count = starts.getOrDefault(attempt, 0);
        cells.add(
            Text.column("%3d %-5s %d×".formatted(stage.index() + 1, run.host(), count), COLUMN));
      }
    }
    return rows(cells);
  }

  private static List<List<String>> rows(List<String> cells) {
    var rows = new ArrayList<List<String>>();
    for (var from = 0; from < cells.size(); from += COLUMNS) {
      rows.add(cells.subList(from, Math.min(from + COLUMNS, cells.size())));
    }
    return Collections.unmodifiableList(rows);
  }
}
