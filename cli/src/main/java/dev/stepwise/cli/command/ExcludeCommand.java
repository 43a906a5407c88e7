package dev.stepwise.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Goes on without a host.
@Command(
    name = "exclude",
    description = "Go on without a host, for good. A rollback still undoes what was done there.",
    mixinStandardHelpOptions = true)
public final class ExcludeCommand implements Callable<Integer> {
  @Mixin private ChoiceFlags choice = new ChoiceFlags();

  @Option(
      names = "--host",
      required = true,
      paramLabel = "HOST",
      description = "The host to leave out.")
  private String host = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "WORDS",
      description = "Why, for the log.")
  private String reason = "";

  @Override
  public Integer call() throws InterruptedException {
    return choice.said(choice.planner().exclude(choice.id(), host, reason));
  }
}
