package dev.stepwise.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What surrounds a step: the uses of sequences that brought it here, and the roll that it is in.
///
/// @param at the use closest to the step; empty when the procedure has the step itself
/// @param as the word of that use
/// @param prefixes of ids, the longest first; the last one is empty
/// @param on the roles for a step that says none
/// @param with literal environment that the step's own hides
/// @param when what must hold beside the step's own condition
/// @param scope where a step counts that does not say so itself
/// @param sequences those that it is in, outermost first
record Usage(
    Optional<Place> at,
    Optional<String> as,
    List<String> prefixes,
    List<String> on,
    SortedMap<String, String> with,
    Optional<Condition> when,
    Scope scope,
    List<String> sequences,
    boolean inRoll) {
  static final Usage NONE =
      new Usage(
          Optional.empty(),
          Optional.empty(),
          List.of(""),
          List.of(),
          new TreeMap<>(),
          Optional.empty(),
          Scope.EVERYWHERE,
          List.of(),
          false);

  /// Of the steps of a roll that is here.
  Usage inRoll(Optional<Condition> rollsOwn, Scope rollsScope) {
    return new Usage(
        at,
        as,
        prefixes,
        List.of(),
        with,
        and(when, rollsOwn),
        within(rollsScope, scope),
        sequences,
        true);
  }

  /// Of the steps of a sequence that is used here.
  Usage ofSequence(
      Place use,
      List<String> usesRoles,
      SortedMap<String, String> usesLiterals,
      Optional<Condition> usesOwn,
      Scope usesScope) {
    var word = use.findText("as");
    return new Usage(
        Optional.of(use),
        word,
        word.map(this::prefixed).orElse(prefixes),
        usesRoles.isEmpty() ? on : usesRoles,
        hiding(usesLiterals),
        and(when, usesOwn),
        within(usesScope, scope),
        Stream.concat(sequences.stream(), Stream.of(use.text("use"))).toList(),
        inRoll);
  }

  /// The id of a step that calls itself so.
  String id(String own) {
    return prefixes.getFirst() + own;
  }

  /// The environment of a step that has these literals itself.
  SortedMap<String, String> hiding(SortedMap<String, String> own) {
    var all = new TreeMap<>(with);
    all.putAll(own);
    return all;
  }

  static Optional<Condition> and(Optional<Condition> one, Optional<Condition> other) {
    return one.isEmpty() || other.isEmpty()
        ? one.or(() -> other)
        : Optional.of(one.get().and(other.get()));
  }

  /// The scope of something that says `own`, inside of something that says `around`.
  static Scope within(Scope own, Scope around) {
    return new Scope(
        own.topologies().isEmpty() ? around.topologies() : own.topologies(),
        own.variants().isEmpty() ? around.variants() : own.variants(),
        own.components().isEmpty() ? around.components() : own.components());
  }

  private List<String> prefixed(String word) {
    var all = new ArrayList<String>();
    all.add(prefixes.getFirst() + word + "-");
    all.addAll(prefixes);
    return all;
  }
}
