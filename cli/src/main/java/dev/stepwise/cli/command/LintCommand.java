package dev.stepwise.cli.command;

import dev.stepwise.playbook.Lint;
import dev.stepwise.playbook.Problem;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says what is wrong with a playbook.
@Command(
    name = "lint",
    description = {
      "Say what is wrong with a playbook, and what is doubtful, each with its file and line.",
      "Nothing is run."
    },
    mixinStandardHelpOptions = true)
public final class LintCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "The playbook's folder.")
  private Path folder = Path.of("");

  @Spec private CommandSpec command = CommandSpec.create();

  @Option(names = "--strict", description = "Take warnings for errors.")
  private boolean strict;

  @Override
  public Integer call() {
    PlaybookFolders.require(folder);
    var out = command.commandLine().getOut();
    var problems = Lint.of(folder);
    problems.forEach(problem -> out.println(folder.resolve(problem.toString())));
    var errors = problems.stream().filter(one -> one.severity() == Problem.Severity.ERROR).count();
    out.println(
        problems.isEmpty()
            ? "Nothing is wrong with " + folder
            : "%d errors, %d warnings".formatted(errors, problems.size() - errors));
    return errors > 0 || (strict && !problems.isEmpty()) ? ExitCode.TROUBLE : ExitCode.DONE;
  }
}
