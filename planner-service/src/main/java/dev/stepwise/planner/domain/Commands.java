package dev.stepwise.planner.domain;

import dev.stepwise.contracts.Become;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.ScriptText;
import dev.stepwise.contracts.execution.StepCommand.ClearLedger;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.execution.Work;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.Script;
import dev.stepwise.contracts.upgrade.CorruptHistory;
import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.Run;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/// The commands, out of the plan and of what earlier runs captured.
final class Commands {
  private Commands() {}

  /// @param captured what was captured before the stage, see [Progress#capturedBefore]
  static RunStep runStep(
      UpgradeId id, Progress progress, int stage, HostId host, List<Run> captured) {
    var run = progress.run(stage, host);
    return new RunStep(
        new AttemptId(id, stage, host, run.attempt()),
        run.fence(),
        progress.plan().stages().get(stage).step(),
        installed(progress.plan(), host),
        work(progress, stage, host, progress.environmentOf(stage, host, captured)));
  }

  /// One for each host that was commanded to do anything, and each user as whom; in the order of
  /// the plan. Every user has a ledger of its own.
  static Stream<ClearLedger> clearLedgers(UpgradeId id, Progress progress) {
    return progress.runs().stream()
        .filter(run -> run.attempt() > 0)
        .map(run -> account(progress, run))
        .distinct()
        .map(account -> new ClearLedger(id, account));
  }

  private static InstalledHost account(Progress progress, Run run) {
    var host = installed(progress.plan(), run.host());
    return progress
        .plan()
        .stages()
        .get(run.stage())
        .action()
        .user()
        .map(user -> inWords(user, progress.environmentOf(run.stage(), run.host())))
        .filter(Become::isUser)
        .map(host::as)
        .orElse(host);
  }

  private static Work work(
      Progress progress, int stage, HostId host, SortedMap<String, String> environment) {
    var plan = progress.plan();
    var action = plan.stages().get(stage).action();
    return new Work(
        action.check().map(script -> text(plan, script)),
        text(plan, action.run()),
        action.verify().map(script -> text(plan, script)),
        action.expect(),
        action.forbid(),
        action.timeout(),
        action.verifyWithin(),
        action.facts(),
        environment,
        action.answers(),
        progress.secretsOf(stage, host),
        plan.stages().get(stage).reboots(),
        action.user().map(user -> inWords(user, environment)),
        plan.stages().get(stage).run(host).flatMap(PlannedRun::ends));
  }

  /// `$NAME` is that variable of the run; one that is not there stays as it is, and the executor
  /// refuses it.
  private static String inWords(String user, SortedMap<String, String> environment) {
    return user.startsWith("$") ? environment.getOrDefault(user.substring(1), user) : user;
  }

  private static ScriptText text(Plan plan, Script script) {
    return new ScriptText(script.name(), plan.textOf(script));
  }

  private static InstalledHost installed(Plan plan, HostId host) {
    return plan.installation()
        .host(host)
        .orElseThrow(() ->
            new CorruptHistory(
                "Expected host '%s' in installation '%s', but it is not there"
                    .formatted(host, plan.installation().id())));
  }
}
