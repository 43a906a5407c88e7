package dev.stepwise.planner.domain.timing;

import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.upgrade.StageTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// What a plan, from one of its stages on, asks of a window; each time in nine of ten cases. That
/// the times of many stages are added up is on the safe side.
///
/// @param isNothing whether no window is needed, as nothing goes down, not even for a moment
/// @param lead the stages before the first with downtime; they need no window
/// @param work from the first stage with downtime to the end of the last
/// @param worst the most that the work up to some stage and the way back from there can take
public record Needs(boolean isNothing, Duration lead, Duration work, Duration worst) {
  /// Nothing is down any longer.
  static final Needs NOTHING = new Needs(true, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /// What is needed from the beginning of a stage on.
  public static Needs from(Plan plan, List<StageTime> times, int stage) {
    var down = down(plan, stage);
    if (down.isEmpty()) {
      return NOTHING;
    }
    var lead = work(times, stage, down.getFirst());
    var work = Duration.ZERO;
    var worst = Duration.ZERO;
    for (var index = down.getFirst(); index <= down.getLast(); index++) {
      work = work.plus(times.get(index).p90());
      var both = work.plus(times.get(index).back());
      worst = both.compareTo(worst) > 0 ? both : worst;
    }
    return new Needs(false, lead, work, worst);
  }

  /// The stages with downtime, from one on.
  static List<Integer> down(Plan plan, int from) {
    return IntStream.range(from, plan.stages().size())
        .filter(index -> isDown(plan.stages().get(index)))
        .boxed()
        .toList();
  }

  private static boolean isDown(Stage stage) {
    return !stage.down().isEmpty();
  }

  /// The work from one stage up to and without another.
  static Duration work(List<StageTime> times, int from, int until) {
    return IntStream.range(from, Math.max(from, until))
        .mapToObj(index -> times.get(index).p90())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /// How much of the worst case is the way back.
  public Duration back() {
    return worst.minus(work);
  }

  /// In words, with the figures.
  String inWords() {
    return "work %s and the worst way back %s, each in nine of ten cases"
        .formatted(Words.of(work), Words.of(back()));
  }
}
