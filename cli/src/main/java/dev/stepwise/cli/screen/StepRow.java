package dev.stepwise.cli.screen;

import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.PlannedRun;

/// A step on a host as one row: number, host, title, and something at the right edge.
record StepRow(Plan plan, int width) {
  private static final int MARK = 5;

  String of(int stage, String host, String end) {
    var count = plan.stages().size();
    var digits = Integer.toString(count).length();
    var number = Integer.toString(stage + 1);
    var left =
        " ".repeat(digits - number.length())
            + "%s/%d  %s  ".formatted(number, count, Text.column(host, hostColumns()));
    var title = plan.stages().get(stage).title();
    var room = width - MARK - left.length() - end.length() - 2;
    return (left + Text.column(title, Math.max(room, 10)) + " " + end).stripTrailing();
  }

  private int hostColumns() {
    return plan.stages().stream()
        .flatMap(stage -> stage.runs().stream())
        .map(PlannedRun::host)
        .mapToInt(host -> host.value().length())
        .max()
        .orElse(0);
  }
}
