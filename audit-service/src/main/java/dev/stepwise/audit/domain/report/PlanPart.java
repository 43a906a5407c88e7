package dev.stepwise.audit.domain.report;

import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Risk;
import dev.stepwise.contracts.plan.Stage;
import java.util.List;
import java.util.stream.Collectors;

/// The plan, stage by stage, with its points of no return.
record PlanPart(Plan plan) {
  void addTo(Html page) {
    page.table(
        "Plan: %s → %s".formatted(plan.from(), plan.to()),
        List.of("stage", "what", "step", "on", "not available", "effect", "manual"),
        plan.stages().stream().map(PlanPart::row).toList());
    page.table(
        "What was to be known before",
        List.of("risk", "manual"),
        plan.risks().stream().map(PlanPart::row).toList());
  }

  private static List<String> row(Stage stage) {
    return List.of(
        Integer.toString(stage.index()),
        stage.title(),
        stage.step().value(),
        stage.runs().stream().map(run -> run.host().value()).collect(Collectors.joining(", ")),
        String.join(", ", stage.down()),
        words(stage.effect()),
        stage.cite().orElse(""));
  }

  private static List<String> row(Risk risk) {
    return List.of(risk.text(), risk.cite().orElse(""));
  }

  private static String words(Effect effect) {
    return switch (effect) {
      case Effect.None _ -> "changes nothing";
      case Effect.Reversible(_, var title, var loss, _) ->
          "can be undone"
              + title.map(it -> ": " + it).orElse("")
              + loss.map(it -> "; lost all the same: " + it).orElse("");
      case Effect.Irreversible(var loss) -> "POINT OF NO RETURN: " + loss;
    };
  }
}
