package dev.stepwise.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Prints the version.
@Command(name = "version", description = "Print version information.")
public final class VersionCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    System.out.println(String.join(System.lineSeparator(), new Version().getVersion()));
    return ExitCode.DONE;
  }
}
