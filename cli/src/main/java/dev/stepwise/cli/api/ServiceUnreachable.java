package dev.stepwise.cli.api;

import java.net.URI;

/// Nobody answered.
public final class ServiceUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ServiceUnreachable(URI server, Throwable cause) {
    super(
        "Expected a service at %s, but nobody answers there (%s). Is the stack running (stepwise up)?"
            .formatted(server, reason(cause)),
        cause);
  }

  private static String reason(Throwable cause) {
    var message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
