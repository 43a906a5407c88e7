package dev.stepwise.cli.command;

import dev.stepwise.cli.context.Connections;
import dev.stepwise.cli.context.LocalStacks;
import dev.stepwise.cli.screen.Screen;
import dev.stepwise.cli.screen.StackStory;
import dev.stepwise.cli.screen.Text;
import dev.stepwise.cli.screen.Ticker;
import dev.stepwise.cli.stack.LocalStack;
import dev.stepwise.cli.stack.Ports;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.cli.stack.StackSettings;
import dev.stepwise.embedded.keys.LocalIssuer;
import dev.stepwise.embedded.practice.PracticeDescription;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Starts the stack and stays until it is told to end.
@Command(
    name = "up",
    description = "Start everything on this machine and stay; Ctrl-C stops it. Data is kept.",
    mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
  @Mixin private StackFlags stack = new StackFlags();

  @Option(names = "--reset", description = "Forget what an earlier stack kept there.")
  private boolean reset;

  @Option(
      names = "--practice",
      paramLabel = "PLATFORM",
      defaultValue = "openmldb",
      description = "Platform whose practice hosts are started (default: ${DEFAULT-VALUE}).")
  private String practice = "";

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      defaultValue = PracticeDescription.DEFAULT,
      description = "Which scenario of its practice folder (default: ${DEFAULT-VALUE}).")
  private String scenario = "";

  @Override
  public Integer call() throws Exception {
    var screen = Screen.ofProcess();
    return Interruptible.call(() -> stay(screen), () -> screen.end("Stopping …"));
  }

  private int stay(Screen screen) throws InterruptedException {
    var ports = Objects.requireNonNullElseGet(stack.ports(), () -> new Ports(Ports.USUAL_BASE));
    var settings =
        new StackSettings(
            StackFlags.home(),
            stack.folder("stepwise"),
            reset,
            ports,
            StackFlags.practice(practice, scenario));
    var story = new StackStory(screen);
    try (var up = started(settings, story)) {
      LocalStacks.usual(System.getenv()).add(ports, up.folder().issuer());
      tell(up, story, screen);
      new CountDownLatch(1).await();
    }
    return ExitCode.DONE;
  }

  private static LocalStack started(StackSettings settings, StackStory story)
      throws InterruptedException {
    try (var _ = new Ticker(story::draw)) {
      return LocalStack.start(settings, story);
    }
  }

  /// For the browser of whoever started the stack.
  private static URI link(LocalStack up) {
    var name = Connections.ofProcess().name(Optional.empty());
    var token =
        up.folder().issuer().token(name, List.of(LocalIssuer.EVERYTHING), Duration.ofHours(1));
    return SignInLink.of(up.url(Service.PLANNER), token);
  }

  private static void tell(LocalStack up, StackStory story, Screen screen) {
    screen.line(screen.bold("Stepwise is up") + " after " + Text.of(story.elapsed()) + ".");
    screen.gap();
    for (var service : Service.values()) {
      screen.line("  %-10s %s/api/v1".formatted(service.word(), up.url(service)));
    }
    screen.line("  %-10s %s/q/openapi".formatted("OpenAPI", up.url(Service.PLANNER)));
    screen.line("  %-10s %s".formatted("sign in", link(up)));
    screen.line("  %-10s %s".formatted("practice", up.foundation().installationFile()));
    screen.line("  %-10s %s".formatted("data", up.folder().root()));
    screen.line("  %-10s %s".formatted("logs", up.folder().logs()));
    screen.gap();
    screen.line("Next, in another terminal:");
    screen.line("  ./stepwise apply -f " + up.foundation().installationFile());
    screen.line(screen.dim("Ctrl-C stops everything; the data stays."));
  }
}
