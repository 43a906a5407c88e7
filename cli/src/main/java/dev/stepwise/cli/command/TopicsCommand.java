package dev.stepwise.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// What a Kafka cluster needs before the services start.
@Command(
    name = "topics",
    description = {
      "Declare topics and rights to a Kafka cluster, or show in what it differs.",
      "The local stack (up, demo) needs none of this."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      TopicsShowCommand.class,
      TopicsApplyCommand.class,
      CommandLine.HelpCommand.class
    })
public final class TopicsCommand {}
