package dev.stepwise.planner.application;

import java.util.function.Supplier;

/// All or nothing.
public interface Transactions {
  /// Does the work; what it wrote is durable when this returns, and undone when it throws.
  ///
  /// @throws ConcurrentUpgrade when somebody else was faster
  /// @throws StoreUnavailable when the database does not answer
  <T> T inOne(Supplier<T> work);

  /// The same for work without an answer.
  default void inOne(Runnable work) {
    this.<Boolean>inOne(() -> {
      work.run();
      return Boolean.TRUE;
    });
  }
}
