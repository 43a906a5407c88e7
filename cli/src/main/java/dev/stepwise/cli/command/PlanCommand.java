package dev.stepwise.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.stepwise.cli.api.UpgradeWish;
import dev.stepwise.contracts.Release;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
  @Mixin private PlanFlags shown = new PlanFlags();

  @Parameters(paramLabel = "INSTALLATION", description = "Which one to upgrade.")
  private String installation = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "RELEASE",
      description = "The release to go to.")
  private String target = "";

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      description = "safest (default) or fewest; the plan shows both side by side.")
  private @Nullable String policy;

  @Option(
      names = "--variant",
      paramLabel = "VARIANT",
      description = "How much, when the platform leaves a choice.")
  private @Nullable String variant;

  @Option(
      names = "--component",
      paramLabel = "COMPONENT",
      description = "Only this, when the platform leaves a choice; may be given several times.")
  private List<String> components = List.of();

  @Override
  public Integer call() throws JsonProcessingException {
    var wish =
        new UpgradeWish(
            installation,
            new Release(target),
            Optional.ofNullable(policy),
            Optional.ofNullable(variant),
            components);
    var planner = server.planner();
    return shown.show(planner, planner.request(wish).id());
  }
}
