package dev.stepwise.audit.domain.reason;

import dev.stepwise.audit.domain.History;
import dev.stepwise.audit.domain.Kept;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanProposed;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// Makes the chain of a run.
public final class Explanation {
  private Explanation() {}

  /// The chain; empty when no plan with such a run is sealed.
  ///
  /// @param ofRun what is sealed about the run
  /// @param attempt empty for the latest
  public static Optional<Why> of(
      UpgradeId upgrade,
      int stage,
      HostId host,
      OptionalInt attempt,
      History history,
      List<Kept> ofRun) {
    return history.events().stream()
        .map(History.SealedEvent::event)
        .filter(PlanProposed.class::isInstance)
        .map(PlanProposed.class::cast)
        .filter(proposed -> hasRun(proposed, stage, host))
        .findFirst()
        .map(proposed ->
            why(proposed, stage, host, attempt.orElseGet(() -> latest(ofRun)), history, ofRun));
  }

  private static boolean hasRun(PlanProposed proposed, int stage, HostId host) {
    var stages = proposed.plan().stages();
    return stage < stages.size() && stages.get(stage).run(host).isPresent();
  }

  private static int latest(List<Kept> ofRun) {
    return ofRun.stream()
        .flatMapToInt(kept -> kept.entry().about().attempt().stream())
        .max()
        .orElse(1);
  }

  private static Why why(
      PlanProposed proposed,
      int stage,
      HostId host,
      int attempt,
      History history,
      List<Kept> ofRun) {
    var plan = proposed.plan();
    var planned = plan.stages().get(stage);
    return new Why(
        plan.upgradeId(),
        plan.installation().id(),
        proposed.planHash(),
        stage,
        planned.step(),
        planned.title(),
        planned.cite(),
        host,
        attempt,
        Stream.concat(
                new Reasons(plan, stage, host).of(history).stream(),
                ofRun.stream()
                    .filter(kept -> kept.entry().about().attempt().equals(OptionalInt.of(attempt)))
                    .flatMap(new RunEntries(plan)::of))
            .sorted(Comparator.comparingLong(Because::entry).thenComparing(Because::link))
            .toList());
  }
}
