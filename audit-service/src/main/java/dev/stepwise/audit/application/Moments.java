package dev.stepwise.audit.application;

import dev.stepwise.audit.domain.At;
import dev.stepwise.audit.domain.Moment;
import java.time.Instant;
import java.util.Optional;

/// The log's own time: which entry an instant stands for.
public interface Moments {
  /// The end of the log; empty while nothing is sealed.
  Optional<Moment> latest();

  /// The moment of an entry; empty when none of that index is sealed.
  Optional<Moment> of(long entry);

  /// The end of the log as it was at some instant; empty when nothing was sealed by then.
  Optional<Moment> at(Instant instant);

  /// The moment that is asked for. Fails with [NotSealed] when the log was not there yet, or is not
  /// so long.
  default Moment require(At asked) {
    return switch (asked) {
      case At.Latest _ -> end();
      case At.OfEntry(var entry) -> of(entry).orElseThrow(() -> beyond(entry));
      case At.OfTime(var time) -> at(time).orElseThrow(() -> before(time));
    };
  }

  private Moment end() {
    return latest()
        .orElseThrow(() -> new NotSealed("Expected an entry, but nothing is sealed yet"));
  }

  private NotSealed beyond(long entry) {
    return new NotSealed(
        "Expected an entry from 0 to %d, which is the last one, but got %d"
            .formatted(end().entry(), entry));
  }

  private NotSealed before(Instant time) {
    var first = of(0);
    return new NotSealed(
        first.isEmpty()
            ? "Expected an entry, but nothing is sealed yet"
            : "Expected a time from %s on, when the first entry was sealed, but got %s"
                .formatted(first.get().sealedAt(), time));
  }
}
