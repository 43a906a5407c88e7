package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Release;
import dev.stepwise.playbook.Answer;
import dev.stepwise.playbook.Catalogue;
import dev.stepwise.playbook.PathRule;
import java.util.Optional;

/// Asks path rules about moves. What is unknown closes a move; it never opens one.
///
/// @param catalogue of the manual's, which knows no installation, nothing is asked that is not
///   known: the rule then counts as the manual writes it
record Judge(Situation situation, Catalogue catalogue) {
  /// What a rule that matches a move decides; empty when the next rule is to be asked.
  Optional<Judgement> decide(PathRule rule, Release from, Release to) {
    return switch (applies(rule, from, to)) {
      case Answer.No _ -> Optional.empty();
      case Answer.Yes _ -> Optional.of(decided(rule));
      case Answer.Unknown(var what) ->
          catalogue == Catalogue.MANUAL ? supposed(rule) : Optional.of(open(rule, what));
    };
  }

  private Answer applies(PathRule rule, Release from, Release to) {
    var counts = situation.counts(rule.moves().scope());
    return counts instanceof Answer.Yes
        ? rule.moves().when().map(when -> situation.ask(when, from, to)).orElseGet(Answer.Yes::new)
        : counts;
  }

  private static Judgement decided(PathRule rule) {
    return switch (rule) {
      case PathRule.Allowed allowed -> new Judgement.Open(allowed);
      case PathRule.Forbidden forbidden ->
          new Judgement.Closed(forbidden.why() + cited(rule), forbidden.advice());
    };
  }

  private static Optional<Judgement> supposed(PathRule rule) {
    return rule instanceof PathRule.Allowed allowed
        ? Optional.of(new Judgement.Open(allowed))
        : Optional.empty();
  }

  private static Judgement open(PathRule rule, String what) {
    return switch (rule) {
      case PathRule.Allowed _ ->
          new Judgement.Closed(
              "the rule that may allow it was not evaluated: " + what + cited(rule),
              Optional.empty());
      case PathRule.Forbidden forbidden ->
          new Judgement.Closed(
              "the rule that may forbid it (%s) was not evaluated: %s%s"
                  .formatted(forbidden.why(), what, cited(rule)),
              forbidden.advice());
    };
  }

  private static String cited(PathRule rule) {
    return rule.cite().map(cite -> " (" + cite + ")").orElse("");
  }
}
