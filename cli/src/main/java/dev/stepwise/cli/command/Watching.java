package dev.stepwise.cli.command;

import dev.stepwise.cli.api.PlannerApi;
import dev.stepwise.cli.screen.LiveUpgrade;
import dev.stepwise.cli.screen.Screen;
import dev.stepwise.cli.screen.Terminal;
import dev.stepwise.cli.screen.Ticker;
import dev.stepwise.cli.screen.Verdict;
import dev.stepwise.contracts.UpgradeId;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.InstantSource;

/// Follows an upgrade, on the screen or in silence, and says how it ended.
final class Watching {
  private Watching() {}

  static int watch(PlannerApi planner, UpgradeId id) throws InterruptedException {
    var live = new LiveUpgrade(Screen.ofProcess(), InstantSource.system());
    try (var _ = new Ticker(live::draw)) {
      return follow(planner, id, live);
    }
  }

  /// Shows nothing but the end.
  static int await(PlannerApi planner, UpgradeId id) throws InterruptedException {
    var nowhere = new Screen(new PrintStream(OutputStream.nullOutputStream()), Terminal.piped());
    return follow(planner, id, new LiveUpgrade(nowhere, InstantSource.system()));
  }

  private static int follow(PlannerApi planner, UpgradeId id, LiveUpgrade live)
      throws InterruptedException {
    planner
        .events(id)
        .follow((number, event) -> live.on(event) || number < planner.upgrade(id).version());
    var verdict = Verdict.of(live.state());
    var screen = Screen.ofProcess();
    screen.line(verdict.line(screen));
    return verdict.succeeded() ? ExitCode.DONE : ExitCode.NOT_SUCCEEDED;
  }
}
