package dev.stepwise.playbook;

import dev.stepwise.contracts.Names;
import dev.stepwise.contracts.StepId;
import dev.stepwise.playbook.ConditionReader.Asked;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// Reads a step.
final class StepReader {
  private static final Duration ESTIMATE = Duration.ofSeconds(30);

  private final ActionReader actions;
  private final EffectReader effects;
  private final PrecautionReader precautions;
  private final LiteralReader literals;
  private final ConditionReader conditions;
  private final ScopeReader scopes;
  private final Problems problems;

  StepReader(
      ActionReader actions,
      LiteralReader literals,
      ConditionReader conditions,
      ScopeReader scopes,
      Problems problems) {
    this.actions = actions;
    this.effects = new EffectReader(actions, literals, problems);
    this.precautions = new PrecautionReader(problems);
    this.literals = literals;
    this.conditions = conditions;
    this.scopes = scopes;
    this.problems = problems;
  }

  /// @param earlier the steps of the procedure before this one
  Step read(Place place, Usage usage, Collection<Step> earlier) {
    var asked = usage.inRoll() ? Asked.PER_TURN : Asked.PER_HOST;
    return new Step(
        id(place, usage),
        title(place, usage),
        on(place, usage),
        place.find("pick").isPresent(),
        actions.read(place),
        effects.read(place),
        precautions.read(place, usage, earlier),
        new Downtime(place.texts("down"), place.texts("down-from"), place.texts("down-until")),
        usage.hiding(literals.read(place)),
        shares(place),
        Usage.within(scopes.read(place), usage.scope()),
        Usage.and(usage.when(), conditions.read(place, "when", asked)),
        place.findText("estimate").map(Durations::parse).orElse(ESTIMATE),
        place.findText("cite"));
  }

  private StepId id(Place place, Usage usage) {
    var id = usage.id(place.text("id"));
    if (!Names.isName(id)) {
      problems.add(
          usage.at().orElse(place),
          "Expected ids of at most 100 characters, but the uses of sequences make `%s`"
              .formatted(id));
      return new StepId(place.text("id"));
    }
    return new StepId(id);
  }

  private String title(Place place, Usage usage) {
    var title = place.text("title");
    if (title.contains("{as}") && usage.as().isEmpty()) {
      problems.add(
          place.find("title").orElse(place),
          "Expected `as` on the use of the sequence, because the title of step `%s` has {as}, but there is none"
              .formatted(place.text("id")));
    }
    return usage.as().map(word -> title.replace("{as}", word)).orElse(title);
  }

  private List<String> on(Place place, Usage usage) {
    var own = scopes.roles(place, "on");
    var on = own.isEmpty() ? usage.on() : own;
    if (on.isEmpty() && !usage.inRoll()) {
      requireOn(place, usage);
    }
    if (on.isEmpty() && usage.inRoll()) {
      place
          .find("pick")
          .ifPresent(at ->
              problems.add(
                  at,
                  "Expected `on` with `pick`, but step `%s` runs on the hosts whose turn it is"
                      .formatted(place.text("id"))));
    }
    return on;
  }

  private void requireOn(Place place, Usage usage) {
    usage
        .at()
        .ifPresentOrElse(
            use ->
                problems.add(
                    use,
                    "Expected `on` (the role whose hosts do it) here or on step `%s`, but it is missing"
                        .formatted(place.text("id"))),
            () ->
                problems.add(
                    place, "Expected `on` (the role whose hosts do it), but it is missing"));
  }

  private List<String> shares(Place place) {
    var facts = place.texts("facts");
    for (var shared : place.items("shares")) {
      if (!facts.contains(shared.text())) {
        problems.add(
            shared,
            "Expected one of the `facts` of step `%s`, but it captures no `%s`%s"
                .formatted(place.text("id"), shared.text(), Words.hint(shared.text(), facts)));
      }
    }
    return place.texts("shares");
  }
}
