package dev.stepwise.cli.screen;

import dev.stepwise.cli.stack.Service;
import dev.stepwise.cli.stack.StackListener;
import java.time.Duration;
import java.util.List;

/// Tells what happens to the stack: what it waits for while it starts, and afterwards only what
/// somebody may want to know.
public final class StackStory implements StackListener {
  private final Screen screen;
  private final long began = System.nanoTime();
  private volatile String waitingFor = "";

  /// A story told there.
  public StackStory(Screen screen) {
    this.screen = screen;
  }

  @Override
  public void waitingFor(List<String> parts) {
    waitingFor = parts.isEmpty() ? "" : "Starting " + String.join(", ", parts);
    draw();
  }

  /// Draws the line at the bottom anew, for the time that went by.
  public void draw() {
    var what = waitingFor;
    screen.status(what.isEmpty() ? "" : "%s … %s".formatted(what, Text.of(elapsed())));
  }

  /// How long the story is by now.
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Override
  public void stoppedLeftovers(long processes) {
    screen.line(
        screen.dim(
            "Stopped %d process%s that an earlier stack left behind."
                .formatted(processes, processes == 1 ? "" : "es")));
  }

  @Override
  public void died(Service service, int exitCode) {
    screen.line(
        screen.notable(
            "  ! the %s ended (exit code %d); it is started again"
                .formatted(service.word(), exitCode)));
  }

  @Override
  public void isBack(Service service) {
    screen.line(screen.dim("  ! the %s is back".formatted(service.word())));
  }

  @Override
  public void gaveUp(Service service, String why) {
    screen.line(screen.bad("  ! " + why));
  }
}
