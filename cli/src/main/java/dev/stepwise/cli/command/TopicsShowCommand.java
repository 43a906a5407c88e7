package dev.stepwise.cli.command;

import dev.stepwise.cli.topics.Cluster;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Says in what a cluster is not as declared.
@Command(
    name = "show",
    description = "Say in what the cluster is not as declared; nothing is changed. Exits 1 if so.",
    mixinStandardHelpOptions = true)
public final class TopicsShowCommand implements Callable<Integer> {
  @Mixin private ClusterFlags flags = new ClusterFlags();

  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    var out = command.commandLine().getOut();
    try (var cluster = new Cluster(flags.client())) {
      var differences = cluster.differences(flags.declaration(), flags.withRights());
      differences.forEach(each -> out.println(each.words()));
      out.println(
          differences.isEmpty()
              ? "The cluster is as declared."
              : differences.size() + " differences.");
      return differences.isEmpty() ? ExitCode.DONE : ExitCode.TROUBLE;
    }
  }
}
