package dev.stepwise.playbooks;

import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.rehearsal.WalkListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Notes what was done in a walk, for when it fails.
class Diary implements WalkListener {
  private final List<String> lines = new ArrayList<>();

  @Override
  public void planned(Plan plan) {
    lines.add("%s → %s, %d stages".formatted(plan.from(), plan.to(), plan.stages().size()));
  }

  @Override
  public void stageDone(Plan plan, Stage stage, List<String> tried, Duration took) {
    lines.add("%3d %s  %s".formatted(stage.index() + 1, stage.step(), String.join(" · ", tried)));
  }

  @Override
  public void done(String what, Duration took) {
    lines.add("    " + what);
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
