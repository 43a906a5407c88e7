package dev.stepwise.cli.command;

import dev.stepwise.cli.api.UpgradeView;
import dev.stepwise.contracts.UpgradeId;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Breaks the glass, which takes two people.
@Command(
    name = "override",
    description = {
      "Break the glass: let an upgrade start, or go on, outside of its window.",
      "One person says why, another who may approve stands behind it. Both are sealed."
    },
    mixinStandardHelpOptions = true)
public final class OverrideCommand implements Callable<Integer> {
  @Mixin private ServerFlags server = new ServerFlags();

  @Parameters(paramLabel = "UPGRADE", description = "Which one.")
  private String upgrade = "";

  @ArgGroup(multiplicity = "1")
  private Part part = new Part();

  /// Which of the two people it is.
  static final class Part {
    @Option(names = "--reason", paramLabel = "WORDS", description = "Ask for it, and say why.")
    private String reason = "";

    @Option(
        names = "--confirm",
        paramLabel = "WORDS",
        description = "Stand behind what somebody else has asked for: their reason, word by word.")
    private String confirm = "";
  }

  @Override
  public Integer call() {
    var id = new UpgradeId(upgrade);
    return part.confirm.isEmpty()
        ? asked(server.planner().askOverride(id, part.reason))
        : confirmed(server.planner().confirmOverride(id, part.confirm));
  }

  private int asked(UpgradeView after) {
    System.out.println("asked for; somebody else who may approve has to stand behind it:");
    System.out.printf("  stepwise override %s --confirm '%s'%n", after.id(), part.reason);
    return ExitCode.DONE;
  }

  private static int confirmed(UpgradeView after) {
    System.out.println("overridden; it is " + after.state());
    if (after.state().equals("APPROVED")) {
      System.out.println("Start it:  stepwise start " + after.id());
    }
    return ExitCode.DONE;
  }
}
