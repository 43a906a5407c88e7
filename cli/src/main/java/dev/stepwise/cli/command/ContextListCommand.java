package dev.stepwise.cli.command;

import dev.stepwise.cli.context.Context;
import dev.stepwise.cli.context.ContextFile;
import dev.stepwise.contracts.codec.Wire;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists the contexts.
@Command(
    name = "list",
    description = "List the contexts; the current one has a star.",
    mixinStandardHelpOptions = true)
final class ContextListCommand implements Callable<Integer> {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "table",
      description = "One of: ${COMPLETION-CANDIDATES} (default: table).")
  private Form form = Form.table;

  /// One row.
  record Row(String current, String name, String planner, String signsInBy) {
    static Row of(boolean current, Map.Entry<String, Context> context) {
      return new Row(
          current ? "*" : "",
          context.getKey(),
          context.getValue().planner().toString(),
          context
              .getValue()
              .tokenFile()
              .or(context.getValue()::signInKey)
              .orElse("$STEPWISE_TOKEN"));
    }
  }

  @Override
  public Integer call() throws Exception {
    var contexts = ContextFile.usual(System.getenv()).read();
    var rows =
        contexts.contexts().entrySet().stream()
            .map(context ->
                Row.of(contexts.current().filter(context.getKey()::equals).isPresent(), context))
            .toList();
    System.out.println(form.show(Wire.mapper().valueToTree(rows)));
    return ExitCode.DONE;
  }
}
