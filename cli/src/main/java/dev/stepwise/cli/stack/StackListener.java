package dev.stepwise.cli.stack;

import java.util.List;

/// Who hears what happens to a stack. Called from any thread.
public interface StackListener {
  /// The stack waits for these before it is ready.
  void waitingFor(List<String> parts);

  /// An earlier stack did not stop what it had started; that has been stopped now.
  void stoppedLeftovers(long processes);

  /// A service ended by itself and is started again.
  void died(Service service, int exitCode);

  /// A service was started again and answers.
  void isBack(Service service);

  /// A service ended again and again right after its start; it is left alone.
  void gaveUp(Service service, String why);
}
