package dev.stepwise.systemtests.campaign;

import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.upgrade.CorruptHistory;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.systemtests.campaign.History.Chronicle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The planner's events, folded, are the state that audit folds out of the log, byte for byte, and
/// the state that the planner shows.
final class ReplayIsState implements Rule {
  @Override
  public List<String> complaints(History history) {
    var complaints = new ArrayList<String>();
    for (var upgrade : history.upgrades()) {
      try {
        compare(upgrade, Upgrade.replay(upgrade.events()), complaints);
      } catch (CorruptHistory e) {
        complaints.add("Expected a history of %s, but %s".formatted(upgrade.id(), e.getMessage()));
      }
    }
    return complaints;
  }

  private static void compare(Chronicle upgrade, Upgrade folded, List<String> complaints) {
    var bytes = ChronicleReader.canonical(Wire.encode(folded));
    if (!upgrade.replayed().equals(Optional.of(bytes))) {
      complaints.add(
          "Expected audit to replay %s to %s, but got %s"
              .formatted(upgrade.id(), shortened(bytes), shortened(upgrade.replayed().orElse(""))));
    }
    if (!nameOf(folded).equals(upgrade.state()) || upgrade.events().size() != upgrade.version()) {
      complaints.add(
          "Expected %s to be %s at version %d, but the planner shows %s at version %d"
              .formatted(
                  upgrade.id(),
                  nameOf(folded),
                  upgrade.events().size(),
                  upgrade.state(),
                  upgrade.version()));
    }
  }

  private static String nameOf(Upgrade state) {
    return state
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
        .toUpperCase(Locale.ROOT);
  }

  private static String shortened(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
