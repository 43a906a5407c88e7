package dev.stepwise.cli.demo;

import dev.stepwise.cli.api.ApiProblem;
import dev.stepwise.cli.screen.Screen;
import dev.stepwise.cli.screen.Verdict;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.embedded.practice.PracticeRange;
import dev.stepwise.embedded.practice.Snapshot;

/// Goes back by what the audit log says was done, and compares the installation with what it was
/// before, file by file.
///
/// @param before how the installation was before the upgrade
record RollbackAct(UpgradeAct act, PracticeRange range, Screen screen, Snapshot before) {

  /// Undoes the upgrade, and says whether it was undone and nothing is different.
  Verdict play(UpgradeId upgrade) throws InterruptedException {
    var verdict = act.carryOut(act.askBack(upgrade), _ -> {});
    if (!verdict.succeeded()) {
      return verdict;
    }
    var after = range.snapshot();
    var comparison = new Comparison(after.files().size(), after.differencesFrom(before));
    comparison.tell(screen);
    return comparison.isAsItWas()
        ? verdict
        : new Verdict(false, "DIFFERENT", "The installation is not as it was before the upgrade");
  }

  /// Asks for the way back where the scenario has none: the planner must say so.
  Verdict refused(UpgradeId upgrade) {
    try {
      var asked = act.askBack(upgrade);
      return asked.state().equals("REFUSED")
          ? said(asked.reason())
          : new Verdict(false, asked.state(), "Expected no way back, but there is a plan for one");
    } catch (ApiProblem problem) {
      return said(problem.detail());
    }
  }

  private static Verdict said(String reason) {
    return new Verdict(true, "NO WAY BACK", "as the scenario says: " + reason);
  }
}
