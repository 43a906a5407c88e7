package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.plan.Plan;
import java.util.Optional;

/// Who has to agree with a plan.
final class ApprovalLines {
  private ApprovalLines() {}

  static void write(Plan plan, Optional<String> requester, Page page) {
    var rule = plan.approvalRule();
    var who =
        rule.approvers().map(names -> " of " + String.join(", ", names)).orElse(" who may approve");
    var not =
        rule.letsRequesterApprove()
            ? ""
            : requester.map(name -> ", and not " + name + " who asked").orElse("");
    page.section("Approval");
    page.line(
        "  ",
        "By %d %s%s%s."
            .formatted(
                rule.required(), rule.required() == 1 ? "person" : "different people", who, not));
  }
}
