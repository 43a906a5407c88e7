package dev.stepwise.audit.domain.difference;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A fact that a run captured.
///
/// @param before empty when it was not known
public record FactChange(
    int stage, HostId host, String name, Optional<String> before, String after) {
  static List<FactChange> between(Upgrade before, Upgrade after) {
    return after instanceof Begun now
        ? now.progress().runs().stream().flatMap(run -> of(before, run)).toList()
        : List.of();
  }

  private static Stream<FactChange> of(Upgrade before, Run after) {
    var known = RunChange.find(before, after).map(Run::facts);
    return after.facts().entrySet().stream()
        .map(fact ->
            new FactChange(
                after.stage(),
                after.host(),
                fact.getKey(),
                known.flatMap(facts -> Optional.ofNullable(facts.get(fact.getKey()))),
                fact.getValue()))
        .filter(change -> !change.before().equals(Optional.of(change.after())));
  }
}
