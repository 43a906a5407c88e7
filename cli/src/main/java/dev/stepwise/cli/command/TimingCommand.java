package dev.stepwise.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.cli.screen.TimingTable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows how long an upgrade takes.
@Command(
    name = "timing",
    description = {
      "Show how long an upgrade takes, and whether that fits its window; under way and afterwards,",
      "its forecast against what it took, and until when it is safe to go back."
    },
    mixinStandardHelpOptions = true)
public final class TimingCommand implements Callable<Integer> {
  @Mixin private ServerFlags server = new ServerFlags();

  @Parameters(paramLabel = "UPGRADE", description = "Which one.")
  private String upgrade = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "table",
      description = "One of: ${COMPLETION-CANDIDATES} (default: table).")
  private Form form = Form.table;

  @Override
  public Integer call() throws JsonProcessingException {
    var timing = timing();
    System.out.println(
        form == Form.table
            ? TimingTable.of(timing, server.planner().get("upgrades/" + upgrade + "/plan"))
            : form.show(timing));
    return ExitCode.DONE;
  }

  /// Of one that has not begun, whether it fits.
  private JsonNode timing() {
    var begun = server.planner().get("upgrades/" + upgrade).path("timing");
    return begun.isObject() ? begun : server.planner().get("upgrades/" + upgrade + "/fit");
  }
}
