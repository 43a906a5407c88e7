package dev.stepwise.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.stepwise.cli.api.PlannerApi;
import dev.stepwise.cli.screen.PlanColours;
import dev.stepwise.contracts.UpgradeId;
import picocli.CommandLine.Option;

/// How a new plan is shown.
final class PlanFlags {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "table",
      description =
          "table: the plan, to read (default); json or yaml: the upgrade with its id and its hash.")
  private Form form = Form.table;

  int show(PlannerApi planner, UpgradeId id) throws JsonProcessingException {
    if (form != Form.table) {
      System.out.println(form.show(planner.get("upgrades/" + id)));
      return ExitCode.DONE;
    }
    System.out.println(PlanColours.of(planner.plan(id)));
    System.out.println("Approve it:  stepwise approve " + id);
    return ExitCode.DONE;
  }
}
