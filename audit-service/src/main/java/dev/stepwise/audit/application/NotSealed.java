package dev.stepwise.audit.application;

/// The log has nothing of what was asked for, or not yet.
public final class NotSealed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotSealed(String message) {
    super(message);
  }
}
