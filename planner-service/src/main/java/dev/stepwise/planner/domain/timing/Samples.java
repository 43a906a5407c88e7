package dev.stepwise.planner.domain.timing;

import dev.stepwise.contracts.StepId;
import java.time.Duration;
import java.util.List;

/// How long earlier runs of a platform and topology took; the youngest first.
///
/// @param here of the installation that is forecast
/// @param elsewhere of all others: a practice installation has little data, and is done in no time
public record Samples(List<Sample> here, List<Sample> elsewhere) {
  /// Nothing has run yet.
  public static final Samples NONE = new Samples(List.of(), List.of());

  public Samples {
    here = List.copyOf(here);
    elsewhere = List.copyOf(elsewhere);
  }

  /// One run that succeeded at its first attempt.
  ///
  /// @param hop from which release to which, such as `0.6.9>0.7.0`
  /// @param undo whether it undid the step
  public record Sample(StepId step, String hop, boolean undo, Duration took) {}

  /// Those of a step: of the same hop when there are enough of it, else of any.
  Seen of(StepId step, String hop, boolean undo, int enough) {
    return new Seen(
        times(here, step, hop, undo, enough), times(elsewhere, step, hop, undo, enough));
  }

  private static List<Duration> times(
      List<Sample> all, StepId step, String hop, boolean undo, int enough) {
    var any = all.stream().filter(run -> run.step().equals(step) && run.undo() == undo).toList();
    var same = any.stream().filter(run -> run.hop().equals(hop)).toList();
    return (same.size() >= enough ? same : any).stream().map(Sample::took).toList();
  }

  /// How long one step was seen to take; the shortest first.
  record Seen(List<Duration> here, List<Duration> elsewhere) {
    Seen {
      here = here.stream().sorted().toList();
      elsewhere = elsewhere.stream().sorted().toList();
    }
  }
}
