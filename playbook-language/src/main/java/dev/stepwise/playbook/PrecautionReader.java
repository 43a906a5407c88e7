package dev.stepwise.playbook;

import dev.stepwise.contracts.StepId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads what must be minded before, or after, a step is started.
final class PrecautionReader {
  private final Problems problems;

  PrecautionReader(Problems problems) {
    this.problems = problems;
  }

  /// @param earlier the steps of the procedure before this one
  Precautions read(Place place, Usage usage, Collection<Step> earlier) {
    if (place.isTrue("reboots") && place.find("verify").isEmpty()) {
      problems.add(
          place,
          "Expected `verify` on step `%s`, which reboots, but it is missing; nothing else tells how it ended"
              .formatted(place.text("id")));
    }
    return new Precautions(
        place.isTrue("once"),
        place.isTrue("reboots"),
        place.find("confirm").map(PrecautionReader::checklist),
        place.findText("gate").map(word -> Gate.valueOf(word.toUpperCase(Locale.ROOT))),
        needs(place, usage, earlier));
  }

  private static Checklist checklist(Place place) {
    return place.value().isArray()
        ? new Checklist(Optional.empty(), place.texts())
        : new Checklist(place.findText("title"), place.texts("items"));
  }

  private List<StepId> needs(Place place, Usage usage, Collection<Step> earlier) {
    return place.items("needs").stream()
        .flatMap(need -> needed(need, usage, earlier).stream())
        .peek(step -> requireProof(place, step))
        .map(Step::id)
        .toList();
  }

  /// A step of the same use of a sequence goes first, then one of the uses around it.
  private Optional<Step> needed(Place need, Usage usage, Collection<Step> earlier) {
    for (var prefix : usage.prefixes()) {
      var id = prefix + need.text();
      var found = earlier.stream().filter(step -> step.id().value().equals(id)).findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    var ids = earlier.stream().map(step -> step.id().value()).toList();
    problems.add(
        need,
        "Expected an earlier step of the procedure, but there is no `%s` before%s"
            .formatted(need.text(), Words.hint(need.text(), ids)));
    return Optional.empty();
  }

  private void requireProof(Place place, Step needed) {
    if (needed.action().verify().isEmpty() || needed.effect() instanceof StepEffect.Irreversible) {
      problems.add(
          place.find("needs").orElse(place),
          "Expected a step that can be proven (with `verify`, and not irreversible), but `%s` cannot"
              .formatted(needed.id()));
    }
  }
}
