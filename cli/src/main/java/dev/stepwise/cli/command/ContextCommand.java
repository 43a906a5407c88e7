package dev.stepwise.cli.command;

import picocli.CommandLine.Command;

/// Which servers the other commands talk to.
@Command(
    name = "context",
    description = "Name servers, and say which ones are meant.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ContextListCommand.class,
      ContextUseCommand.class,
      ContextSetCommand.class,
    })
public final class ContextCommand {}
