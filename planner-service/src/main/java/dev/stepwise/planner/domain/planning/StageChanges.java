package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.plan.Action;
import dev.stepwise.contracts.plan.Hop;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What one plan does otherwise than another for the same upgrade, in words.
final class StageChanges {
  private static final List<Part> PARTS =
      List.of(
          new Part("its script", stage -> stage.action().run()),
          new Part("its check", stage -> stage.action().check()),
          new Part("its verify", stage -> stage.action().verify()),
          new Part("its success rule", stage -> rule(stage.action())),
          new Part("its timeout", stage -> stage.action().timeout()),
          new Part("what it is given", Stage::runs),
          new Part("its way back", Stage::effect),
          new Part("what is down", Stage::down),
          new Part("its checklist", Stage::checklist),
          new Part("its estimate", Stage::estimate));

  private StageChanges() {}

  private record Part(String name, Function<Stage, Object> of) {}

  static List<String> between(Plan planned, Plan now) {
    var before = byPlace(planned);
    var after = byPlace(now);
    return Stream.of(
            whole(planned, now),
            before.entrySet().stream()
                .filter(stage -> !after.containsKey(stage.getKey()))
                .map(stage -> name(stage.getValue()) + ": is gone"),
            after.entrySet().stream()
                .filter(stage -> !before.containsKey(stage.getKey()))
                .map(stage -> name(stage.getValue()) + ": is new"),
            before.entrySet().stream()
                .flatMap(stage ->
                    Optional.ofNullable(after.get(stage.getKey())).stream()
                        .flatMap(other -> between(stage.getValue(), other))))
        .flatMap(words -> words)
        .toList();
  }

  private static Stream<String> whole(Plan planned, Plan now) {
    var path =
        planned.path().equals(now.path())
            ? Stream.<String>empty()
            : Stream.of("path: it was %s, and is %s".formatted(path(planned), path(now)));
    return planned.library().equals(now.library())
        ? path
        : Stream.concat(path, Stream.of("the library that goes in front of every script"));
  }

  private static String path(Plan plan) {
    return plan.from()
        + " → "
        + plan.path().stream()
            .map(Hop::to)
            .map(Object::toString)
            .collect(Collectors.joining(" → "));
  }

  private static Stream<String> between(Stage planned, Stage now) {
    var others =
        PARTS.stream()
            .filter(part -> !part.of().apply(planned).equals(part.of().apply(now)))
            .map(Part::name)
            .collect(Collectors.joining(", "));
    return others.isEmpty() ? Stream.empty() : Stream.of("%s: %s".formatted(name(planned), others));
  }

  /// A stage is known by its step, its turn and its hosts; of several such by their order.
  private static Map<String, Stage> byPlace(Plan plan) {
    var stages = new LinkedHashMap<String, Stage>();
    for (var stage : plan.stages()) {
      var place = stage.step() + " " + stage.group().orElse("") + " " + hosts(stage);
      var number = 1;
      while (stages.containsKey(place + " " + number)) {
        number++;
      }
      stages.put(place + " " + number, stage);
    }
    return stages;
  }

  private static String name(Stage stage) {
    return "stage %d, %s on %s".formatted(stage.index() + 1, stage.title(), hosts(stage));
  }

  private static String hosts(Stage stage) {
    return stage.runs().stream()
        .map(PlannedRun::host)
        .map(Object::toString)
        .collect(Collectors.joining(", "));
  }

  private static List<Object> rule(Action action) {
    return List.of(action.expect(), action.forbid());
  }
}
