package dev.stepwise.cli;

import dev.stepwise.cli.api.ApiProblem;
import dev.stepwise.cli.api.ServiceUnreachable;
import dev.stepwise.cli.command.ApplyCommand;
import dev.stepwise.cli.command.ApprovalsCommand;
import dev.stepwise.cli.command.ApproveCommand;
import dev.stepwise.cli.command.CancelCommand;
import dev.stepwise.cli.command.CompletionCommand;
import dev.stepwise.cli.command.ConfirmCommand;
import dev.stepwise.cli.command.ContextCommand;
import dev.stepwise.cli.command.DemoCommand;
import dev.stepwise.cli.command.DiffCommand;
import dev.stepwise.cli.command.EvidenceCommand;
import dev.stepwise.cli.command.ExcludeCommand;
import dev.stepwise.cli.command.ExitCode;
import dev.stepwise.cli.command.GetCommand;
import dev.stepwise.cli.command.KeysCommand;
import dev.stepwise.cli.command.LintCommand;
import dev.stepwise.cli.command.LogCommand;
import dev.stepwise.cli.command.MarkDoneCommand;
import dev.stepwise.cli.command.NoticesCommand;
import dev.stepwise.cli.command.OutputCommand;
import dev.stepwise.cli.command.OverrideCommand;
import dev.stepwise.cli.command.PauseCommand;
import dev.stepwise.cli.command.PlanCommand;
import dev.stepwise.cli.command.RedactCommand;
import dev.stepwise.cli.command.ReplayCommand;
import dev.stepwise.cli.command.ResumeCommand;
import dev.stepwise.cli.command.RetryCommand;
import dev.stepwise.cli.command.RollbackCommand;
import dev.stepwise.cli.command.ScheduleCommand;
import dev.stepwise.cli.command.StartCommand;
import dev.stepwise.cli.command.StopCommand;
import dev.stepwise.cli.command.TestCommand;
import dev.stepwise.cli.command.TimelineCommand;
import dev.stepwise.cli.command.TimingCommand;
import dev.stepwise.cli.command.TokenCommand;
import dev.stepwise.cli.command.TopicsCommand;
import dev.stepwise.cli.command.UpCommand;
import dev.stepwise.cli.command.VerifyCommand;
import dev.stepwise.cli.command.Version;
import dev.stepwise.cli.command.VersionCommand;
import dev.stepwise.cli.command.WatchCommand;
import dev.stepwise.cli.command.WhyCommand;
import dev.stepwise.cli.command.WindowsCommand;
import dev.stepwise.cli.screen.Tame;
import dev.stepwise.cli.stack.StackTrouble;
import dev.stepwise.cli.topics.ClusterTrouble;
import dev.stepwise.rehearsal.Trouble;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The `stepwise` command.
@Command(
    name = "stepwise",
    description = "Upgrades self-hosted AI platforms step by step, and can always go back.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      ApplyCommand.class,
      PlanCommand.class,
      ApproveCommand.class,
      ApprovalsCommand.class,
      WindowsCommand.class,
      TimingCommand.class,
      ScheduleCommand.class,
      OverrideCommand.class,
      StartCommand.class,
      ConfirmCommand.class,
      WatchCommand.class,
      OutputCommand.class,
      NoticesCommand.class,
      WhyCommand.class,
      TimelineCommand.class,
      ReplayCommand.class,
      DiffCommand.class,
      EvidenceCommand.class,
      VerifyCommand.class,
      RedactCommand.class,
      PauseCommand.class,
      ResumeCommand.class,
      CancelCommand.class,
      RetryCommand.class,
      MarkDoneCommand.class,
      ExcludeCommand.class,
      StopCommand.class,
      RollbackCommand.class,
      GetCommand.class,
      ContextCommand.class,
      TokenCommand.class,
      KeysCommand.class,
      LintCommand.class,
      LogCommand.class,
      TestCommand.class,
      TopicsCommand.class,
      CompletionCommand.class,
      VersionCommand.class,
      CommandLine.HelpCommand.class,
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:all was done",
      " 1:the machine or a service stood in the way",
      " 2:the command line was not understood",
      " 3:a service said no; nothing was changed",
      " 4:the upgrade is held, is paused or waits for a signature, or was stopped before its end",
      " 130:stopped by Ctrl-C",
    },
    footerHeading = "%nTry it (needs nothing but a JDK):%n",
    footer = {"  stepwise demo", "  stepwise demo --rollback", "  stepwise up"})
public final class Stepwise {
  private Stepwise() {}

  /// Runs one command and ends the process with its exit code.
  public static void main(String... arguments) {
    Tame.process();
    System.exit(commandLine().execute(arguments));
  }

  /// The whole command line; it can be executed without ending the process.
  public static CommandLine commandLine() {
    return new CommandLine(new Stepwise())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((failure, command, _) -> explain(failure, command));
  }

  private static int explain(Exception failure, CommandLine command) throws Exception {
    var err = command.getErr();
    return switch (failure) {
      case ApiProblem problem -> {
        err.println(problem.title() + " (" + problem.status() + ")");
        err.println(problem.detail());
        yield problem.status() < 500 ? ExitCode.REFUSED : ExitCode.TROUBLE;
      }
      case StackTrouble trouble -> {
        err.println(trouble.getMessage());
        yield ExitCode.TROUBLE;
      }
      case ClusterTrouble trouble -> {
        err.println(trouble.getMessage());
        yield ExitCode.TROUBLE;
      }
      case ServiceUnreachable unreachable -> {
        err.println(unreachable.getMessage());
        yield ExitCode.TROUBLE;
      }
      case IllegalArgumentException wrong when isOurs(wrong) -> {
        err.println(wrong.getMessage());
        yield ExitCode.USAGE;
      }
      case UncheckedIOException wrong when isOurs(wrong) -> {
        err.println(StackTrouble.reasons(wrong));
        yield ExitCode.TROUBLE;
      }
      case Trouble trouble -> {
        err.println(trouble.getMessage());
        yield ExitCode.NOT_SUCCEEDED;
      }
      case InterruptedException _ -> ExitCode.TROUBLE;
      case Exception other -> throw other;
    };
  }

  private static boolean isOurs(RuntimeException wrong) {
    return String.valueOf(wrong.getMessage()).startsWith("Expected ");
  }
}
