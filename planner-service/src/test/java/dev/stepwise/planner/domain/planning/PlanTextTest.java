package dev.stepwise.planner.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.plan.Plan;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlanTextTest {
  @TempDir Path folder;

  @Test
  void a_plan_reads_from_its_path_over_its_forecast_and_risks_to_its_stages() {
    assertThat(render(Ferry.plan(folder, "1.0", "3.0")))
        .isEqualToIgnoringNewLines(
            """
            TODO
            """);
  }

  @Test
  void a_rollback_says_what_it_undoes() {
    var original = new History(Ferry.plan(folder, "2.0", "3.0")).succeedsUpTo(8).succeeded();
    var plan = Estate.planned(RollbackPlanner.undo(new UpgradeId("U-2"), original.state()));

    assertThat(render(plan))
        .startsWith("Rollback of Main ferry (ferry, main): 3.0 → 2.0")
        .contains("Undoes   upgrade U-1")
        .contains("Undo: Replace  on n2");
  }

  @Test
  void no_line_is_wider_than_100_columns() {
    assertThat(render(Ferry.plan(folder, "1.0", "3.0")).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  private static String render(Plan plan) {
    return PlanText.render(plan, Wire.hashOf(plan));
  }
}
