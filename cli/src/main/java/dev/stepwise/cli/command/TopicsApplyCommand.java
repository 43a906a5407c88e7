package dev.stepwise.cli.command;

import dev.stepwise.cli.topics.Cluster;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Makes a cluster as declared.
@Command(
    name = "apply",
    description = {
      "Create the topics, their settings and the rights that are declared and not there.",
      "Can be repeated. Says what is left; exits 1 if anything is."
    },
    mixinStandardHelpOptions = true)
public final class TopicsApplyCommand implements Callable<Integer> {
  @Mixin private ClusterFlags flags = new ClusterFlags();

  @Option(
      names = "--prune",
      description = "Take rights to Stepwise's topics away that are not declared.")
  private boolean prune;

  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    var out = command.commandLine().getOut();
    try (var cluster = new Cluster(flags.client())) {
      var left = cluster.mend(flags.declaration(), flags.withRights(), prune);
      left.forEach(each -> out.println(each.words()));
      out.println(
          left.isEmpty()
              ? "The cluster is as declared."
              : left.size() + " differences are left for you.");
      return left.isEmpty() ? ExitCode.DONE : ExitCode.TROUBLE;
    }
  }
}
