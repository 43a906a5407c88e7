package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.plan.Action;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Script;
import dev.stepwise.playbook.Playbook;
import dev.stepwise.playbook.ScriptedAction;
import dev.stepwise.playbook.StepEffect;
import java.util.SortedMap;
import java.util.TreeMap;

/// Turns what a playbook names into what a plan holds, and collects the texts on the way, each
/// once.
final class ActionTexts {
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
        script(action.run().orElseThrow()),
        action.verify().map(this::script),
        action.expect(),
        action.forbid(),
        action.timeout(),
        action.verifyWithin(),
        action.facts());
  }

  Effect effect(StepEffect effect) {
    return switch (effect) {
      case StepEffect.None _ -> new Effect.None();
      case StepEffect.Reversible(var undo, var title, _, _) ->
          new Effect.Reversible(action(undo), title);
      case StepEffect.Irreversible irreversible -> new Effect.Irreversible(irreversible.loss());
    };
  }

  private Script script(String name) {
    var script = playbook.script(name);
    texts.put(script.sha256(), playbook.ownTextOf(name));
    return script;
  }
}
