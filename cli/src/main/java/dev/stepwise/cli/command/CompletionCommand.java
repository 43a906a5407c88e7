package dev.stepwise.cli.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints what makes a shell complete this command.
@Command(
    name = "completion",
    description = "Print the completion for bash and zsh:  source <(stepwise completion)",
    mixinStandardHelpOptions = true)
public final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    command
        .commandLine()
        .getOut()
        .println(AutoComplete.bash("stepwise", command.root().commandLine()));
    command.commandLine().getOut().flush();
    return ExitCode.DONE;
  }
}
