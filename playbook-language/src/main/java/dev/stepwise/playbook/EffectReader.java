package dev.stepwise.playbook;

/// Reads what a step changes, and holds it to the rule that makes upgrades safe: what changes
/// something is verified, and either has a way back or says what is lost.
final class EffectReader {
  private static final String NONE = "none";
  private static final String REVERSIBLE = "reversible";
  private static final String IRREVERSIBLE = "irreversible";

  private final ActionReader actions;
  private final LiteralReader literals;
  private final Problems problems;

  EffectReader(ActionReader actions, LiteralReader literals, Problems problems) {
    this.actions = actions;
    this.literals = literals;
    this.problems = problems;
  }

  StepEffect read(Place place) {
    var effect = place.findText("effect").orElse(NONE);
    requireOnly(place, "undo", effect, REVERSIBLE);
    requireOnly(place, "loss", effect, IRREVERSIBLE);
    requireVerify(place, effect);
    requireNothingAtGate(place, effect);
    return switch (effect) {
      case REVERSIBLE ->
          place
              .find("undo")
              .<StepEffect>map(undo -> reversible(undo, place))
              .orElseGet(() ->
                  lacking(
                      place,
                      "`undo`, because it is reversible; if there is no way back, write `effect: irreversible` with a `loss`"));
      case IRREVERSIBLE ->
          place
              .findText("loss")
              .<StepEffect>map(StepEffect.Irreversible::new)
              .orElseGet(() ->
                  lacking(
                      place, "`loss`, because it is irreversible: what is lost, and what remains"));
      default -> new StepEffect.None();
    };
  }

  private StepEffect reversible(Place undo, Place step) {
    return new StepEffect.Reversible(
        actions.readUndo(undo, step),
        undo.findText("title"),
        undo.findText("loss"),
        literals.read(undo));
  }

  private StepEffect lacking(Place place, String what) {
    problems.add(
        place,
        "Expected step `%s` to have %s, but it is missing".formatted(place.text("id"), what));
    return new StepEffect.None();
  }

  private void requireVerify(Place place, String effect) {
    if (!effect.equals(NONE) && place.find("verify").isEmpty()) {
      problems.add(
          place,
          "Expected `verify` on step `%s`, which changes something, but it is missing; an exit code is no proof"
              .formatted(place.text("id")));
    }
  }

  private void requireNothingAtGate(Place place, String effect) {
    if (place.find("gate").isPresent() && !effect.equals(NONE)) {
      problems.add(
          place.find("effect").orElse(place),
          "Expected `effect: none` with `gate`, but the effect of step `%s` is %s; what waits changes nothing"
              .formatted(place.text("id"), effect));
    }
  }

  private void requireOnly(Place place, String key, String effect, String right) {
    if (!effect.equals(right)) {
      place
          .find(key)
          .ifPresent(found ->
              problems.add(
                  found,
                  "Expected `%s` only with `effect: %s`, but the effect of step `%s` is %s"
                      .formatted(key, right, place.text("id"), effect)));
    }
  }
}
