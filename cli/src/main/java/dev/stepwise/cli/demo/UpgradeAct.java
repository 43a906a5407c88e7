package dev.stepwise.cli.demo;

import dev.stepwise.cli.api.NotifierApi;
import dev.stepwise.cli.api.PlannerApi;
import dev.stepwise.cli.api.UpgradeView;
import dev.stepwise.cli.api.UpgradeWish;
import dev.stepwise.cli.screen.LiveUpgrade;
import dev.stepwise.cli.screen.Screen;
import dev.stepwise.cli.screen.Text;
import dev.stepwise.cli.screen.Ticker;
import dev.stepwise.cli.screen.Verdict;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.Consumer;

/// An upgrade over REST, each request shown as it is made.
final class UpgradeAct {
  private final PlannerApi planner;
  private final NotifierApi notifier;
  private final Screen screen;

  UpgradeAct(PlannerApi planner, NotifierApi notifier, Screen screen) {
    this.planner = planner;
    this.notifier = notifier;
    this.screen = screen;
  }

  void register(Installation installation) {
    heading("Ask");
    request("PUT  /api/v1/installations/" + installation.id());
    planner.register(installation);
  }

  UpgradeView ask(UpgradeWish wish) {
    request(
        "POST /api/v1/upgrades  " + new String(Wire.encode(wish.body()), StandardCharsets.UTF_8));
    return planner.request(wish);
  }

  UpgradeView askBack(UpgradeId upgrade) {
    heading("Ask for the way back");
    request("POST /api/v1/upgrades/%s/rollback".formatted(upgrade));
    return planner.rollback(upgrade);
  }

  /// Shows the plan, approves and starts it, and follows it to its end.
  Verdict carryOut(UpgradeView asked, Consumer<UpgradeEvent> beside) throws InterruptedException {
    showPlan(asked.id());
    heading("Approve and start");
    request(
        "POST /api/v1/upgrades/%s/approval  {\"planHash\": \"%.12s…\"}"
            .formatted(asked.id(), asked.planHash()));
    planner.approve(asked.id(), asked.planHash());
    request("POST /api/v1/upgrades/%s/start".formatted(asked.id()));
    planner.start(asked.id());
    var verdict = follow(asked.id(), beside);
    showNotices(asked.id());
    return verdict;
  }

  private void showPlan(UpgradeId upgrade) {
    heading("The plan");
    request("GET  /api/v1/upgrades/%s/plan".formatted(upgrade));
    screen.gap();
    planner.plan(upgrade).lines().forEach(line -> screen.line(("  " + line).stripTrailing()));
  }

  private Verdict follow(UpgradeId upgrade, Consumer<UpgradeEvent> beside)
      throws InterruptedException {
    request("GET  /api/v1/upgrades/%s/events".formatted(upgrade));
    var live = new LiveUpgrade(screen, InstantSource.system());
    try (var _ = new Ticker(live::draw)) {
      planner
          .events(upgrade)
          .follow((_, event) -> {
            var goesOn = live.on(event);
            beside.accept(event);
            return goesOn || isSigned(upgrade, live.state());
          });
    }
    return Verdict.of(live.state());
  }

  /// A rehearsal has nobody to ask, so it signs itself, and says so.
  private boolean isSigned(UpgradeId upgrade, Upgrade state) {
    if (!(state instanceof Upgrade.Waiting)) {
      return false;
    }
    var asked = planner.upgrade(upgrade).confirm().orElseThrow();
    screen.line("  This rehearsal signs by itself, before '%s':".formatted(asked.step()));
    request("POST /api/v1/upgrades/%s/confirmation".formatted(upgrade));
    planner.confirm(upgrade, asked);
    return true;
  }

  private void showNotices(UpgradeId upgrade) throws InterruptedException {
    heading("Notices that went out");
    var notices = new Inbox(notifier).await(upgrade);
    for (var notice : notices) {
      screen.line("  " + screen.bold(notice.subject()));
      Text.wrap(notice.text(), screen.width() - 4)
          .forEach(line -> screen.line(screen.dim("    " + line)));
    }
  }

  private void heading(String text) {
    screen.gap();
    screen.line(screen.bold(text));
  }

  private void request(String text) {
    screen.line(screen.dim("  " + text));
  }
}
