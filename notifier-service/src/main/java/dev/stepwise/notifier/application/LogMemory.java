package dev.stepwise.notifier.application;

import dev.stepwise.notifier.domain.LogState;
import java.util.Optional;

/// What the sealed log was when it was last heard of. Joins the caller's transaction.
public interface LogMemory {
  Optional<LogState> latest();

  void keep(LogState state);
}
