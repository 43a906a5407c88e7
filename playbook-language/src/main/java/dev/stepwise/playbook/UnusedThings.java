package dev.stepwise.playbook;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Warns of what a playbook declares and never uses.
final class UnusedThings {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Playbook playbook;
  private final Place top;
  private final Problems problems;

  UnusedThings(Playbook playbook, Place top, Problems problems) {
    this.playbook = playbook;
    this.top = top;
    this.problems = problems;
  }

  /// @param scripts every script file of the folder
  void find(List<String> scripts) {
    findScripts(scripts);
    var words = words();
    var facts = new HashSet<>(words);
    facts.add(playbook.installed());
    requireUsed("facts", "fact", facts);
    requireUsed("parameters", "parameter", words);
    requireUsed("host-variables", "host variable", words);
    requireUsed("sequences", "sequence", usedSequences());
    requireUsed("procedures", "procedure", usedProcedures());
  }

  private void findScripts(List<String> scripts) {
    var used = new HashSet<>(playbook.scripts().keySet());
    used.addAll(top.texts("library"));
    scripts.stream()
        .filter(script -> !used.contains(script))
        .forEach(script ->
            problems.warn(script, 1, "Expected every script to be used, but nothing refers to it"));
  }

  private void requireUsed(String key, String what, Collection<String> used) {
    top.entries(key)
        .forEach((name, place) -> {
          if (!used.contains(name)) {
            problems.warn(
                place, "Expected every %s to be used, but nothing uses `%s`".formatted(what, name));
          }
        });
  }

  /// Every word of scripts, conditions, answers, users and rolls, with and without `ROLLED_`.
  private Set<String> words() {
    return Stream.of(
            playbook.scripts().values().stream(),
            Stream.of(playbook.library()),
            Conditions.of(playbook).map(Condition::toString),
            steps().flatMap(UnusedThings::actions).flatMap(UnusedThings::inputs),
            rolls().flatMap(roll -> Stream.concat(roll.canary().stream(), roll.last().stream())))
        .flatMap(texts -> texts)
        .flatMap(text -> WORD.matcher(text).results())
        .map(found -> found.group())
        .flatMap(word -> Stream.of(word, word.replaceFirst("^ROLLED_", "")))
        .collect(Collectors.toSet());
  }

  private static Stream<ScriptedAction> actions(Step step) {
    return step.effect() instanceof StepEffect.Reversible reversible
        ? Stream.of(step.action(), reversible.undo())
        : Stream.of(step.action());
  }

  private static Stream<String> inputs(ScriptedAction action) {
    return Stream.concat(action.answers().stream(), action.user().stream());
  }

  private Stream<Step> steps() {
    return playbook.procedures().values().stream().flatMap(one -> one.steps().stream());
  }

  private Stream<Roll> rolls() {
    return playbook.procedures().values().stream()
        .flatMap(one -> one.parts().stream())
        .filter(Roll.class::isInstance)
        .map(Roll.class::cast);
  }

  private Set<String> usedSequences() {
    var used = new HashSet<String>();
    top.entries("procedures").values().forEach(procedure -> addUses(procedure, used));
    return used;
  }

  private void addUses(Place owner, Set<String> used) {
    for (var part : owner.items("steps")) {
      part.findText("use")
          .filter(used::add)
          .map(top.entries("sequences")::get)
          .ifPresent(sequence -> addUses(sequence, used));
      addUses(part, used);
    }
  }

  private Set<String> usedProcedures() {
    return Stream.concat(playbook.paths().stream(), playbook.downgrades().stream())
        .filter(PathRule.Allowed.class::isInstance)
        .map(rule -> ((PathRule.Allowed) rule).procedure())
        .collect(Collectors.toSet());
  }
}
