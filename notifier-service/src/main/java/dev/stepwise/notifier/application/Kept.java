package dev.stepwise.notifier.application;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A value that is worked out once for all who ask for it within a while. Whoever asks meanwhile
/// waits for the one who works it out; what fails, fails for those, too, and is tried again by the
/// next.
final class Kept<T> {
  private final Duration length;
  private final AtomicReference<@Nullable Attempt<T>> latest = new AtomicReference<>();

  /// @param length how long a value is good for
  Kept(Duration length) {
    this.length = length;
  }

  /// The value, not older than `length`. Fails as the work does.
  ///
  /// @param work out of the moment from which on its value is good
  T get(Instant now, Function<Instant, T> work) {
    var before = latest.get();
    if (before != null && before.isGood(now, length)) {
      return before.value.join();
    }
    var mine = new Attempt<>(now, new CompletableFuture<T>());
    return latest.compareAndSet(before, mine) ? mine.done(work) : get(now, work);
  }

  private record Attempt<T>(Instant at, CompletableFuture<T> value) {
    /// A clock that was set back makes nothing good for longer.
    boolean isGood(Instant now, Duration length) {
      return !value.isCompletedExceptionally()
          && !now.isBefore(at)
          && now.isBefore(at.plus(length));
    }

    T done(Function<Instant, T> work) {
      try {
        value.complete(work.apply(at));
      } catch (RuntimeException | Error e) {
        value.completeExceptionally(e);
        throw e;
      }
      return value.join();
    }
  }
}
