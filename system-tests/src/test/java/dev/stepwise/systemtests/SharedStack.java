package dev.stepwise.systemtests;

import dev.stepwise.cli.stack.LocalStack;
import dev.stepwise.cli.stack.Ports;
import dev.stepwise.cli.stack.Practice;
import dev.stepwise.cli.stack.StackFolder;
import dev.stepwise.cli.stack.StackSettings;
import dev.stepwise.embedded.practice.PracticeDescription;
import java.nio.file.Path;

/// The one stack of a test run: started when first asked for, stopped when the process ends. What
/// the services logged stays in `target/stack/logs`.
public final class SharedStack {
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  static final String PLATFORM = "openmldb";

  private SharedStack() {}

  public static LocalStack get() {
    return Only.STACK;
  }

  private static final class Only {
    static final LocalStack STACK = start();

    private static LocalStack start() {
      var folder = new StackFolder(Path.of("target/stack"));
      var settings =
          new StackSettings(
              HOME,
              folder,
              true,
              Ports.firstFree(),
              new Practice(PLATFORM, PracticeDescription.DEFAULT));
      try {
        var stack = LocalStack.start(settings, new QuietListener());
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        return stack;
      } catch (InterruptedException e) {
        throw new IllegalStateException("Interrupted while the stack started", e);
      }
    }
  }
}
