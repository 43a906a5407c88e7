package dev.stepwise.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// What can be done with the sealed log as a whole.
@Command(
    name = "log",
    description = "Check the sealed log as a whole, against what was kept of it.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {LogVerifyCommand.class, CommandLine.HelpCommand.class})
public final class LogCommand {}
