package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.upgrade.Upgrade;
import java.util.List;
import java.util.Optional;

/// What a person is asked to sign.
///
/// @param stage whose start waits for it
/// @param step what is done there, for people
/// @param title what the checklist is called, when it has a name
/// @param items each to be vouched for
record ChecklistView(int stage, String step, Optional<String> title, List<String> items) {
  static Optional<ChecklistView> of(Upgrade state) {
    if (!(state instanceof Upgrade.Waiting waiting) || waiting.closed().isPresent()) {
      return Optional.empty();
    }
    var stage = waiting.progress().plan().stages().get(waiting.stage());
    return Optional.of(
        new ChecklistView(stage.index(), stage.title(), stage.confirmTitle(), stage.checklist()));
  }
}
