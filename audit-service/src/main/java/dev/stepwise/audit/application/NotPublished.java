package dev.stepwise.audit.application;

import java.util.List;

/// Some outlet did not take the latest checkpoint; it is tried again.
public final class NotPublished extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotPublished(List<String> troubles) {
    super("Expected every outlet to take the checkpoint, but " + String.join("; ", troubles));
  }
}
