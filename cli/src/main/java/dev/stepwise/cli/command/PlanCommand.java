package dev.stepwise.cli.command;

import dev.stepwise.contracts.Release;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Asks for an upgrade and shows its plan. Nothing is changed.
@Command(
    name = "plan",
    description = "Ask for an upgrade and show its plan; no host is changed.",
    mixinStandardHelpOptions = true)
public final class PlanCommand implements Callable<Integer> {
  @Mixin private ServerFlags server = new ServerFlags();

  @Parameters(paramLabel = "INSTALLATION", description = "Which one to upgrade.")
  private String installation = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "RELEASE",
      description = "The release to go to.")
  private String target = "";

  @Override
  public Integer call() {
    var upgrade = server.planner().request(installation, new Release(target));
    System.out.println(server.planner().plan(upgrade.id()));
    System.out.println("Approve it:  stepwise approve " + upgrade.id());
    return ExitCode.DONE;
  }
}
