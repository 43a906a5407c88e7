package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Risk;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.playbook.CatalogueRelease;
import dev.stepwise.playbook.Playbook;
import java.util.List;
import java.util.stream.Stream;

/// What people should know before they approve.
final class Risks {
  private Risks() {}

  /// What the releases that are crossed say, the target included, and then every loss.
  static List<Risk> of(Playbook playbook, Release from, Release to, List<Stage> stages) {
    var crossed = playbook.releases().subList(playbook.indexOf(from) + 1, playbook.indexOf(to) + 1);
    return Stream.concat(
            crossed.stream().flatMap(Risks::notes), stages.stream().flatMap(Risks::loss))
        .distinct()
        .toList();
  }

  private static Stream<Risk> notes(CatalogueRelease release) {
    return release.notes().stream()
        .map(note -> new Risk(release.release() + ": " + note.text(), note.cite()));
  }

  private static Stream<Risk> loss(Stage stage) {
    return switch (stage.effect()) {
      case Effect.Irreversible irreversible ->
          Stream.of(
              new Risk(
                  "No way back after '%s': %s".formatted(stage.title(), irreversible.loss()),
                  stage.cite()));
      case Effect.None _, Effect.Reversible _ -> Stream.empty();
    };
  }
}
