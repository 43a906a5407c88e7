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

  /// What the releases that are crossed say, the target included, and then every loss, for good or
  /// by going back. On the way to an earlier release none is crossed.
  static List<Risk> of(Playbook playbook, Release from, Release to, List<Stage> stages) {
    int start = playbook.indexOf(from) + 1;
    int end = Math.max(start, playbook.indexOf(to) + 1);
    var crossed =
        playbook.releases().subList(start, end).stream().filter(release -> !release.isPhantom());
    return Stream.concat(crossed.flatMap(Risks::notes), stages.stream().flatMap(Risks::loss))
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
      case Effect.Reversible reversible ->
          reversible.loss().stream()
              .map(loss ->
                  new Risk(
                      "Going back after '%s' costs: %s".formatted(stage.title(), loss),
                      stage.cite()));
      case Effect.None _ -> Stream.empty();
    };
  }
}
