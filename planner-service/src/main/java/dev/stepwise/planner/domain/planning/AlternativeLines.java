package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.plan.Alternative;
import dev.stepwise.contracts.plan.Hop;
import dev.stepwise.contracts.plan.Plan;
import java.util.List;
import java.util.stream.Collectors;

/// What the policies come to, below each other so that they compare.
record AlternativeLines(Plan plan, Page page) {
  void write(List<Alternative> alternatives) {
    int width = alternatives.stream().mapToInt(one -> one.policy().length()).max().orElse(0);
    for (var one : alternatives) {
      var lead = "  %s  ".formatted(Page.pad(one.policy(), width));
      var indent = " ".repeat(lead.length());
      page.line(lead, way(one) + (one.hops().equals(plan.path()) ? "  (this plan)" : ""));
      page.line(
          indent,
          "%d %s, %s of work, %s"
              .formatted(
                  one.hops().size(),
                  one.hops().size() == 1 ? "hop" : "hops",
                  PlanText.words(one.work()),
                  down(one)));
      page.line(indent, noReturn(one));
    }
  }

  private static String way(Alternative one) {
    return one.hops().getFirst().from()
        + one.hops().stream().map(Hop::to).map(to -> " → " + to).collect(Collectors.joining());
  }

  private static String down(Alternative one) {
    return one.downtime().isEmpty()
        ? "nothing down"
        : one.downtime().entrySet().stream()
            .map(entry -> "%s down %s".formatted(entry.getKey(), PlanText.words(entry.getValue())))
            .collect(Collectors.joining(", "));
  }

  private static String noReturn(Alternative one) {
    return one.pointsOfNoReturn().isEmpty()
        ? "no point of no return"
        : "points of no return: " + String.join("; ", one.pointsOfNoReturn());
  }
}
