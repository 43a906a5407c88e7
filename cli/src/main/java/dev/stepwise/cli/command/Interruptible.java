package dev.stepwise.cli.command;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets a command that holds a stack end in order when the process is asked to end (Ctrl-C, TERM):
/// the command's thread is interrupted, unwinds and closes what it holds, and the process waits for
/// that.
final class Interruptible {
  private static final int PATIENCE_SECONDS = 20;

  private Interruptible() {}

  static int call(Callable<Integer> command, Runnable onInterrupt) throws Exception {
    var done = new CountDownLatch(1);
    var caller = Thread.currentThread();
    var hook = new Thread(() -> interrupt(caller, done, onInterrupt), "end");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return command.call();
    } finally {
      done.countDown();
    }
  }

  private static void interrupt(Thread caller, CountDownLatch done, Runnable onInterrupt) {
    if (done.getCount() == 0) {
      return;
    }
    onInterrupt.run();
    caller.interrupt();
    try {
      if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("Expected everything to stop, but something did not.");
      }
    } catch (InterruptedException _) {
      // nobody interrupts the end
    }
  }
}
