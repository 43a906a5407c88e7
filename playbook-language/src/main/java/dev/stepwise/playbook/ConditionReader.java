package dev.stepwise.playbook;

import java.util.Collection;
import java.util.Optional;

/// Reads CEL, and follows what it names.
final class ConditionReader {
  /// Which hosts a condition can speak of beside the installation as a whole.
  enum Asked {
    /// None: it is asked once.
    ONCE,
    /// The host that would run: `facts.host`.
    PER_HOST,
    /// Also the host whose turn it is: `facts.rolled`.
    PER_TURN
  }

  private final Vocabulary vocabulary;
  private final Problems problems;

  ConditionReader(Vocabulary vocabulary, Problems problems) {
    this.vocabulary = vocabulary;
    this.problems = problems;
  }

  Optional<Condition> read(Place place, String key, Asked asked) {
    return place.find(key).flatMap(at -> read(at, asked));
  }

  private Optional<Condition> read(Place place, Asked asked) {
    try {
      var condition = Condition.parse(place.text());
      requireKnown(place, condition);
      requirePossible(place, condition, asked);
      return Optional.of(condition);
    } catch (IllegalArgumentException e) {
      problems.add(place, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void requireKnown(Place place, Condition condition) {
    for (var kind : Reference.values()) {
      condition
          .named(kind)
          .forEach(name -> problems.requireKnown(place, word(kind), name, known(kind)));
    }
  }

  private void requirePossible(Place place, Condition condition, Asked asked) {
    if (asked == Asked.ONCE && !condition.named(Reference.HOST_FACT).isEmpty()) {
      problems.add(
          place,
          "Expected no `facts.host` here, where no host is asked, but `%s` has it; `facts.NAME` is of the one host that has it, `facts.all.NAME` of every host"
              .formatted(condition));
    }
    if (asked != Asked.PER_TURN && !condition.named(Reference.ROLLED_FACT).isEmpty()) {
      problems.add(
          place,
          "Expected `facts.rolled` only in a roll, but `%s` has it here".formatted(condition));
    }
  }

  private static String word(Reference kind) {
    return switch (kind) {
      case FACT, HOST_FACT, ROLLED_FACT -> "fact";
      case PARAMETER -> "parameter";
      case PROPERTY -> "property of a release";
      case COMPONENT -> "component";
      case VARIANT -> "variant";
      case TOPOLOGY -> "topology";
    };
  }

  private Collection<String> known(Reference kind) {
    return switch (kind) {
      case FACT, HOST_FACT, ROLLED_FACT -> vocabulary.facts().keySet();
      case PARAMETER -> vocabulary.parameters();
      case PROPERTY -> vocabulary.properties();
      case COMPONENT -> vocabulary.components();
      case VARIANT -> vocabulary.variants();
      case TOPOLOGY -> vocabulary.topologies();
    };
  }
}
