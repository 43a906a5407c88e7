package dev.stepwise.planner.domain.timing;

import dev.stepwise.contracts.StepId;
import java.time.Duration;
import java.util.List;

/// How long earlier runs of a platform and topology took.
///
/// @param all the youngest first
public record Samples(List<Sample> all) {
  /// Nothing has run yet.
  public static final Samples NONE = new Samples(List.of());

  public Samples {
    all = List.copyOf(all);
  }

  /// One run that succeeded at its first attempt.
  ///
  /// @param hop from which release to which, such as `0.6.9>0.7.0`
  /// @param undo whether it undid the step
  public record Sample(StepId step, String hop, boolean undo, Duration took) {}

  /// Those of a step: of the same hop when there are enough of it, else of any.
  List<Duration> of(StepId step, String hop, boolean undo, int enough) {
    var any = all.stream().filter(run -> run.step().equals(step) && run.undo() == undo).toList();
    var same = any.stream().filter(run -> run.hop().equals(hop)).toList();
    return (same.size() >= enough ? same : any).stream().map(Sample::took).toList();
  }
}
