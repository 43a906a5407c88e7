package dev.stepwise.cli.command;

import dev.stepwise.cli.api.BackWish;
import dev.stepwise.cli.screen.PlanColours;
import dev.stepwise.contracts.UpgradeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Plans the way back.
@Command(
    name = "rollback",
    description = "Plan the way back out of the audit log and show it; no host is changed.",
    mixinStandardHelpOptions = true)
public final class RollbackCommand implements Callable<Integer> {
  @Mixin private ServerFlags server = new ServerFlags();
  @Mixin private PlanFlags shown = new PlanFlags();

  @Parameters(paramLabel = "UPGRADE", description = "The upgrade to undo.")
  private String upgrade = "";

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "Only what was done on this host; may be given several times.")
  private List<String> hosts = List.of();

  @Option(
      names = "--component",
      paramLabel = "COMPONENT",
      description = "Only what was done for this component; may be given several times.")
  private List<String> components = List.of();

  @Option(
      names = "--to",
      paramLabel = "RELEASE",
      description = "Only back to this release, which the upgrade has passed.")
  private @Nullable String release;

  @Option(
      names = "--dry-run",
      description = "Only show what would be undone now, also while the upgrade runs.")
  private boolean dryRun;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description =
          "Only write what would be undone now as a shell script, for the night when Stepwise is"
              + " down.")
  private @Nullable Path export;

  @Override
  public Integer call() throws IOException {
    var id = new UpgradeId(upgrade);
    var wish = new BackWish(hosts, components, Optional.ofNullable(release));
    if (export != null) {
      Files.writeString(export, server.planner().rollbackPlan(id, wish, "text/x-shellscript"));
      System.out.printf("Written to %s. Read it; then:  sh %s%n", export, export);
    } else if (dryRun) {
      System.out.println(PlanColours.of(server.planner().rollbackPlan(id, wish, "text/plain")));
    } else {
      return shown.show(server.planner(), server.planner().rollback(id, wish).id());
    }
    return ExitCode.DONE;
  }
}
