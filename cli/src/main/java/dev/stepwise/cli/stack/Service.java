package dev.stepwise.cli.stack;

import java.nio.file.Path;
import java.util.Locale;

/// The four services, each a process of its own.
public enum Service {
  PLANNER(256, 0),
  EXECUTOR(192, 1),
  AUDIT(192, 2),
  NOTIFIER(160, 3);

  private final int heapMegabytes;
  private final int portOffset;

  Service(int heapMegabytes, int portOffset) {
    this.heapMegabytes = heapMegabytes;
    this.portOffset = portOffset;
  }

  /// The name in messages, log files and URLs.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The application as it was built.
  public Path jar(Path home) {
    return home.resolve(word() + "-service/target/quarkus-app/quarkus-run.jar");
  }

  int heapMegabytes() {
    return heapMegabytes;
  }

  int portOffset() {
    return portOffset;
  }
}
