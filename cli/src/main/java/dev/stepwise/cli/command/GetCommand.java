package dev.stepwise.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows what the planner knows.
@Command(
    name = "get",
    description = "Show installations, upgrades or platforms, or one of them.",
    mixinStandardHelpOptions = true)
public final class GetCommand implements Callable<Integer> {
  /// What can be shown.
  enum Kind {
    installations,
    upgrades,
    platforms
  }

  @Mixin private ServerFlags server = new ServerFlags();

  @Parameters(index = "0", paramLabel = "KIND", description = "One of: ${COMPLETION-CANDIDATES}.")
  private Kind kind = Kind.upgrades;

  @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "Only that one.")
  private String id = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "table",
      description =
          "One of: ${COMPLETION-CANDIDATES} (default: table, which leaves out what is long).")
  private Form form = Form.table;

  @Override
  public Integer call() throws JsonProcessingException {
    var json = server.planner().get(kind + (id.isEmpty() ? "" : "/" + id));
    System.out.println(form.show(json));
    return ExitCode.DONE;
  }
}
