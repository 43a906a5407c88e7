package dev.stepwise.cli.command;

import dev.stepwise.cli.api.PlannerApi;
import dev.stepwise.cli.context.Connections.Wish;
import dev.stepwise.cli.stack.Service;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of commands that talk to a planner.
final class ServerFlags {
  @Mixin private AccessFlags access = new AccessFlags();

  @Option(
      names = "--planner",
      paramLabel = "URL",
      description = "The planner (default: that of the context, else $STEPWISE_PLANNER).")
  private @Nullable URI planner;

  PlannerApi planner() {
    var to = access.to(Service.PLANNER, planner);
    return new PlannerApi(to.url(), to.token());
  }

  Wish wish() {
    return access.wish(planner);
  }
}
