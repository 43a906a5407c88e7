package dev.stepwise.planner.adapter.http;

import org.jspecify.annotations.Nullable;

/// A request's body is not what it should be; the message says where and why.
final class UnreadableBody extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableBody(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
