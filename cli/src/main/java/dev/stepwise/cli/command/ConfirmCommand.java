package dev.stepwise.cli.command;

import dev.stepwise.cli.api.UpgradeView.Checklist;
import dev.stepwise.contracts.UpgradeId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Signs the checklist of the stage that waits for it.
@Command(
    name = "confirm",
    description = "Sign, item by item, the checklist that an upgrade waits for.",
    mixinStandardHelpOptions = true)
public final class ConfirmCommand implements Callable<Integer> {
  @Mixin private ServerFlags server = new ServerFlags();

  @Parameters(paramLabel = "UPGRADE", description = "Which one.")
  private String upgrade = "";

  @Option(names = "--yes", description = "Sign every item; each is printed.")
  private boolean yes;

  @Override
  public Integer call() {
    var id = new UpgradeId(upgrade);
    var view = server.planner().upgrade(id);
    if (view.confirm().isEmpty()) {
      System.out.println("Nothing is to be signed: the upgrade is " + view.state());
      return ExitCode.REFUSED;
    }
    return sign(id, view.confirm().get());
  }

  private int sign(UpgradeId id, Checklist asked) {
    System.out.println("Before '%s':".formatted(asked.step()));
    asked.title().lines().forEach(System.out::println);
    for (var item : asked.items()) {
      if (!vouches(item)) {
        System.out.println("Not signed: %s. Nothing was started.".formatted(item));
        return ExitCode.REFUSED;
      }
    }
    System.out.println(server.planner().confirm(id, asked).state());
    System.out.println("Watch it:  stepwise watch " + id);
    return ExitCode.DONE;
  }

  /// Without a terminal nobody can be asked, and nobody's silence is a yes.
  private boolean vouches(String item) {
    if (yes) {
      System.out.println("  signed: " + item);
      return true;
    }
    var console = System.console();
    var answer = console == null ? null : console.readLine("  %s? [y/n] ", item);
    return answer != null && answer.strip().equalsIgnoreCase("y");
  }
}
