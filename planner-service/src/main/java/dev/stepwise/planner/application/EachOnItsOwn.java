package dev.stepwise.planner.application;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Work on several things that have nothing to do with each other: what is wrong with one must not
/// keep the others waiting.
final class EachOnItsOwn {
  private EachOnItsOwn() {}

  /// Does the work for each, also after one has failed.
  ///
  /// @return the first failure, with the later ones as suppressed
  /// @throws StoreUnavailable at once, because it would meet the others too
  static <T> Optional<RuntimeException> tryAll(List<T> all, Consumer<T> work) {
    Optional<RuntimeException> first = Optional.empty();
    for (var one : all) {
      try {
        work.accept(one);
      } catch (StoreUnavailable e) {
        throw e;
      } catch (RuntimeException e) {
        first.ifPresent(earlier -> earlier.addSuppressed(e));
        first = first.or(() -> Optional.of(e));
      }
    }
    return first;
  }
}
