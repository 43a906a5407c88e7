package dev.stepwise.audit.application;

import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.log.Stretch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /// The bytes that are not sealed, or not yet: up to the last that is, and once it is known how
  /// many were printed, up to that.
  public List<Stretch> gaps() {
    var inner = Stretch.gaps(stretches, from).stream();
    return whole() <= end()
        ? inner.toList()
        : Stream.concat(inner, Stream.of(new Stretch(end(), whole()))).toList();
  }

  /// The bytes that are missing right at the offset.
  public Optional<Stretch> gap() {
    return gaps().stream().findFirst().filter(first -> first.from() == from);
  }

  /// What of a gap was never passed on, because too much was printed; nobody has to wait for it.
  public Optional<Stretch> cutIn(Stretch gap) {
    return output
        .flatMap(Output::cut)
        .map(cut ->
            new Stretch(
                Math.max(gap.from(), cut.from()), Math.min(gap.until(), cut.from() + cut.bytes())))
        .filter(cut -> cut.from() < cut.until());
  }

  /// The first stretch that goes on without a gap; an empty one when there is nothing.
  public Stretch next() {
    return stretches.isEmpty()
        ? new Stretch(from, from)
        : new Stretch(Math.max(from, stretches.getFirst().from()), stretches.getFirst().until());
  }

  /// One more than the last byte that is known of, sealed or not.
  public long whole() {
    return Math.max(end(), output.map(Output::bytes).orElse(0L));
  }

  /// One more than the last byte that is sealed.
  public long end() {
    return stretches.isEmpty() ? from : stretches.getLast().until();
  }
}
