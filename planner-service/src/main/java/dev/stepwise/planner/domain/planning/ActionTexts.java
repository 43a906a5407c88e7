package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.plan.Action;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Script;
import dev.stepwise.playbook.Playbook;
import dev.stepwise.playbook.ScriptedAction;
import dev.stepwise.playbook.StepEffect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Turns what a playbook names into what a plan holds, and collects the texts on the way, each
/// once.
final class ActionTexts {
  /// How long a soak takes, in seconds, for its script.
  static final String SOAK_TIME = "STEPWISE_SOAK";

  private static final Map.Entry<String, String> SOAK =
      Map.entry("stepwise/soak.sh", "sleep \"$%s\"\n".formatted(SOAK_TIME));
  private static final Map.Entry<String, String> NOTHING =
      Map.entry("stepwise/nothing.sh", ": only waits\n");

  private final Playbook playbook;
  private final SortedMap<Sha256, String> texts = new TreeMap<>();

  ActionTexts(Playbook playbook) {
    this.playbook = playbook;
  }

  SortedMap<Sha256, String> texts() {
    return texts;
  }

  Action action(ScriptedAction action) {
    return new Action(
        action.check().map(this::script),
        action.run().map(this::script).orElseGet(() -> own(NOTHING)),
        action.verify().map(this::script),
        action.expect(),
        action.forbid(),
        action.timeout(),
        action.verifyWithin(),
        action.facts(),
        action.answers().isEmpty() ? Optional.empty() : Optional.of(action.answers()),
        action.user());
  }

  /// An action whose work is a probe: it changes nothing, and fails when the answer is no.
  Action proof(ScriptedAction action) {
    return new Action(
        Optional.empty(),
        script(action.verify().orElseThrow()),
        Optional.empty(),
        List.of(),
        List.of(),
        action.timeout(),
        Duration.ZERO,
        List.of(),
        Optional.empty(),
        action.user());
  }

  /// An action that waits, and then asks the probe of another again.
  Action soak(ScriptedAction action, Duration time) {
    return new Action(
        Optional.empty(),
        own(SOAK),
        action.verify().map(this::script),
        List.of(),
        List.of(),
        time.plus(action.timeout()),
        action.verifyWithin(),
        List.of(),
        Optional.empty(),
        action.user());
  }

  Effect effect(StepEffect effect) {
    return switch (effect) {
      case StepEffect.None _ -> new Effect.None();
      case StepEffect.Reversible(var undo, var title, var loss, var with) ->
          new Effect.Reversible(
              action(undo), title, loss, with.isEmpty() ? Optional.empty() : Optional.of(with));
      case StepEffect.Irreversible irreversible -> new Effect.Irreversible(irreversible.loss());
    };
  }

  private Script script(String name) {
    return script(name, playbook.ownTextOf(name));
  }

  private Script own(Map.Entry<String, String> script) {
    return script(script.getKey(), script.getValue());
  }

  private Script script(String name, String text) {
    var script = new Script(name, Sha256.of(text));
    texts.put(script.sha256(), text);
    return script;
  }
}
