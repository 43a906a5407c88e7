package dev.stepwise.audit.application;

import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.log.Stretch;
import java.util.List;
import java.util.Optional;

/// What is known of an output at some moment.
///
/// @param from the offset from which on it was looked at
/// @param stretches what is sealed from there on, in order, none touching the next
/// @param output what the executor tells of the whole, once the attempt has ended
/// @param isOver whether nothing more will be printed
public record Printed(
    AttemptId attempt,
    long from,
    List<Stretch> stretches,
    Optional<Output> output,
    boolean isOver) {
  public Printed {
    stretches = List.copyOf(stretches);
  }

  /// The bytes that are not sealed, or not yet, up to the last that is.
  public List<Stretch> gaps() {
    return Stretch.gaps(stretches, from);
  }

  /// The first stretch that goes on without a gap; an empty one when there is nothing.
  public Stretch next() {
    return stretches.isEmpty()
        ? new Stretch(from, from)
        : new Stretch(Math.max(from, stretches.getFirst().from()), stretches.getFirst().until());
  }

  /// One more than the last byte that is sealed.
  public long end() {
    return stretches.isEmpty() ? from : stretches.getLast().until();
  }
}
