package dev.stepwise.cli.command;

import dev.stepwise.cli.context.ContextFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Makes a context the current one.
@Command(
    name = "use",
    description = "Say which servers are meant from now on.",
    mixinStandardHelpOptions = true)
final class ContextUseCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Which context; without one, the local stack.")
  private String name = "";

  @Override
  public Integer call() {
    var file = ContextFile.usual(System.getenv());
    file.write(file.read().using(name));
    System.out.println(name.isEmpty() ? "the local stack" : "context " + name);
    return ExitCode.DONE;
  }
}
