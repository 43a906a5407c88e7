package dev.stepwise.cli.command;

import dev.stepwise.cli.api.PlannerApi;
import java.net.URI;
import picocli.CommandLine.Option;

/// The options of commands that talk to a planner.
final class ServerFlags {
  @Option(
      names = "--planner",
      paramLabel = "URL",
      defaultValue = "${env:STEPWISE_PLANNER:-http://127.0.0.1:7070}",
      description = "The planner (default: $STEPWISE_PLANNER, else http://127.0.0.1:7070).")
  private URI planner = URI.create("http://127.0.0.1:7070");

  @Option(
      names = "--as",
      paramLabel = "NAME",
      defaultValue = "${env:USER:-operator}",
      description = "Who acts, for the log (default: $USER).")
  private String actor = "operator";

  PlannerApi planner() {
    return new PlannerApi(planner, actor);
  }
}
