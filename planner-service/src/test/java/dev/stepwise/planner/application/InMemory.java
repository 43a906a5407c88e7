package dev.stepwise.planner.application;

import java.util.List;
import java.util.function.Supplier;

/// Something that can be put back as it was.
interface InMemory {
  /// What puts it back as it is now.
  Runnable save();

  /// Transactions over such things, one after the other.
  record TransactionsOf(List<InMemory> stores) implements Transactions {
    @Override
    public synchronized <T> T inOne(Supplier<T> work) {
      var saved = stores.stream().map(InMemory::save).toList();
      try {
        return work.get();
      } catch (RuntimeException e) {
        saved.forEach(Runnable::run);
        throw e;
      }
    }
  }
}
