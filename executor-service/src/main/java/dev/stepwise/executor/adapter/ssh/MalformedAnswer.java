package dev.stepwise.executor.adapter.ssh;

/// A host answered, but not as the agent does.
final class MalformedAnswer extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedAnswer(String message) {
    super(message);
  }
}
