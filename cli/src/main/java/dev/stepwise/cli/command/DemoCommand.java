package dev.stepwise.cli.command;

import dev.stepwise.cli.demo.Demo;
import dev.stepwise.cli.screen.Screen;
import dev.stepwise.cli.stack.Ports;
import dev.stepwise.cli.stack.StackSettings;
import dev.stepwise.embedded.practice.PracticeDescription;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// One upgrade from request to end on a fresh practice installation.
@Command(
    name = "demo",
    description = {
      "Upgrade a practice installation, from the request over REST to the sealed log.",
      "Everything runs on this machine and is stopped at the end. The installation is new each time."
    },
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "PLATFORM",
      defaultValue = "openmldb",
      description = "What to upgrade (default: ${DEFAULT-VALUE}).")
  private String platform = "";

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      defaultValue = PracticeDescription.DEFAULT,
      description = "Which scenario of its practice folder (default: ${DEFAULT-VALUE}).")
  private String scenario = "";

  @Option(
      names = "--rollback",
      description = "Then go back by replaying the audit log, and compare file by file.")
  private boolean rollback;

  @Option(
      names = "--crash",
      description = "Kill the executor (SIGKILL) in the middle of a step, and still succeed.")
  private boolean crash;

  @Mixin private StackFlags stack = new StackFlags();

  @Override
  public Integer call() throws Exception {
    var screen = Screen.ofProcess();
    return Interruptible.call(() -> play(screen), () -> screen.end("Stopping …"));
  }

  private int play(Screen screen) throws InterruptedException {
    var ports = Objects.requireNonNullElseGet(stack.ports(), Ports::firstFree);
    var settings =
        new StackSettings(
            StackFlags.home(),
            stack.folder("stepwise-demo"),
            true,
            ports,
            StackFlags.practice(platform, scenario));
    var succeeded = new Demo(settings, screen, crash, rollback).play();
    return succeeded ? ExitCode.DONE : ExitCode.NOT_SUCCEEDED;
  }
}
