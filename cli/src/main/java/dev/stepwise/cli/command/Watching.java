package dev.stepwise.cli.command;

import dev.stepwise.cli.api.PlannerApi;
import dev.stepwise.cli.screen.LiveUpgrade;
import dev.stepwise.cli.screen.Screen;
import dev.stepwise.cli.screen.Ticker;
import dev.stepwise.cli.screen.Verdict;
import dev.stepwise.contracts.UpgradeId;
import java.time.InstantSource;

/// Follows an upgrade on the screen, and says how it ended.
final class Watching {
  private Watching() {}

  static int watch(PlannerApi planner, UpgradeId id) throws InterruptedException {
    var screen = Screen.ofProcess();
    var live = new LiveUpgrade(screen, InstantSource.system());
    try (var _ = new Ticker(live::draw)) {
      planner
          .events(id)
          .follow((number, event) -> live.on(event) || number < planner.upgrade(id).version());
    }
    var verdict = Verdict.of(live.state());
    screen.line(verdict.line(screen));
    return verdict.succeeded() ? ExitCode.DONE : ExitCode.NOT_SUCCEEDED;
  }
}
