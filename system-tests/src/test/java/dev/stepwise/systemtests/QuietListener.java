package dev.stepwise.systemtests;

import dev.stepwise.cli.stack.Service;
import dev.stepwise.cli.stack.StackListener;
import java.util.List;

/// Prints what nobody asked for: deaths and what came of them.
public final class QuietListener implements StackListener {
  @Override
  public void waitingFor(List<String> parts) {
    // tests need no progress line
  }

  @Override
  public void stoppedLeftovers(long processes) {
    System.out.println("stopped leftovers: " + processes);
  }

  @Override
  public void died(Service service, int exitCode) {
    System.out.println("died: " + service.word() + " " + exitCode);
  }

  @Override
  public void isBack(Service service) {
    System.out.println("is back: " + service.word());
  }

  @Override
  public void gaveUp(Service service, String why) {
    System.out.println(why);
  }
}
