package dev.stepwise.systemtests.campaign;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.systemtests.campaign.History.Chronicle;
import dev.stepwise.systemtests.campaign.History.Sealing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Each of the planner's events is in the log exactly once, with the very bytes that were recorded.
final class SealedOnce implements Rule {
  @Override
  public List<String> complaints(History history) {
    var complaints = new ArrayList<String>();
    history.upgrades().forEach(upgrade -> compare(upgrade, complaints));
    return complaints;
  }

  private static void compare(Chronicle upgrade, List<String> complaints) {
    var sealed =
        upgrade.sealed().stream()
            .collect(
                Collectors.groupingBy(
                    Sealing::sequence, Collectors.mapping(Sealing::payload, Collectors.toList())));
    for (var sequence = 1L; sequence <= upgrade.payloads().size(); sequence++) {
      var recorded = List.of(upgrade.payloads().get((int) sequence - 1));
      List<Sha256> found = sealed.getOrDefault(sequence, List.of());
      if (!found.equals(recorded)) {
        complaints.add(
            "Expected event %d of %s to be sealed as %s, but got %s"
                .formatted(sequence, upgrade.id(), recorded, found));
      }
      sealed.remove(sequence);
    }
    sealed.forEach((sequence, found) ->
        complaints.add(
            "Expected no event %d of %s, but it is sealed as %s"
                .formatted(sequence, upgrade.id(), found)));
  }
}
