package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.UpgradeDecider.accept;
import static dev.stepwise.planner.domain.UpgradeDecider.reject;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.Upgrade.Waiting;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ChecklistSigned;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ConfirmationAsked;
import dev.stepwise.contracts.upgrade.UpgradeEvent.StageStarted;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.UpgradeCommand.Confirm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// What people vouch for before a stage starts, item by item: all of it, and nothing else.
final class Checklists {
  private Checklists() {}

  /// How a stage is entered: it starts, or its checklist is asked for first.
  static UpgradeEvent enter(UpgradeId id, Plan plan, int stage, Instant at) {
    return plan.stages().get(stage).checklist().isEmpty()
        ? new StageStarted(id, stage, at)
        : new ConfirmationAsked(id, stage, at);
  }

  /// For work that is left out on all of its hosts nobody signs.
  static UpgradeEvent enter(UpgradeId id, Progress progress, int stage, Instant at) {
    return progress.plan().stages().get(stage).runs().stream()
            .allMatch(run -> progress.isOut(stage, run.host()))
        ? new StageStarted(id, stage, at)
        : enter(id, progress.plan(), stage, at);
  }

  static Decision<UpgradeEvent> sign(Waiting state, Confirm c) {
    if (c.stage() != state.stage()) {
      return reject(
          Reason.STALE,
          "Expected the checklist of stage %d, which is asked for, but got that of stage %d"
              .formatted(state.stage(), c.stage()));
    }
    var asked = state.progress().plan().stages().get(state.stage()).checklist();
    var wrong = wrong(asked, c.items());
    return wrong.isEmpty()
        ? accept(
            new ChecklistSigned(c.upgradeId(), c.stage(), asked, c.by(), c.at()),
            WindowGate.closed(state, c.stage(), c.at())
                .orElseGet(() -> new StageStarted(c.upgradeId(), c.stage(), c.at())))
        : reject(
            Reason.OTHER_ITEMS,
            "Expected exactly the items that are asked for, but " + String.join(", and ", wrong));
  }

  private static List<String> wrong(List<String> asked, List<String> signed) {
    var wrong = new ArrayList<String>();
    if (!signed.containsAll(asked)) {
      wrong.add("not signed: " + quoted(asked, signed));
    }
    if (!asked.containsAll(signed)) {
      wrong.add("not asked for: " + quoted(signed, asked));
    }
    return wrong;
  }

  private static String quoted(List<String> items, List<String> others) {
    var rest = new LinkedHashSet<>(items);
    others.forEach(rest::remove);
    return "'" + String.join("', '", rest) + "'";
  }
}
