package dev.stepwise.cli.command;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Vouches that a failed step is done.
@Command(
    name = "mark-done",
    description = "Vouch that what failed on a host is done. A rollback undoes it all the same.",
    mixinStandardHelpOptions = true)
public final class MarkDoneCommand implements Callable<Integer> {
  @Mixin private ChoiceFlags choice = new ChoiceFlags();

  @Option(names = "--host", required = true, paramLabel = "HOST", description = "Where it failed.")
  private String host = "";

  @Option(
      names = "--evidence",
      required = true,
      paramLabel = "WORDS",
      description = "How you know that it is done; kept in the log.")
  private String evidence = "";

  @Option(
      names = "--fact",
      paramLabel = "NAME=VALUE",
      description = "A fact that the step should have captured. Give it once for each.")
  private Map<String, String> facts = new TreeMap<>();

  @Override
  public Integer call() throws InterruptedException {
    return choice.said(choice.planner().markDone(choice.id(), host, evidence, facts));
  }
}
