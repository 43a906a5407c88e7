package dev.stepwise.planner.application;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.Recheck;
import dev.stepwise.contracts.upgrade.Upgrade.Approved;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.config.PlannerConfig;
import dev.stepwise.planner.domain.Decision;
import dev.stepwise.planner.domain.UpgradeCommand.AskAgain;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Starts plans whose hosts have said once more that they are as planned.
@ApplicationScoped
public class CheckedStarts {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /// For as long a scheduled start is tried again while a host gives no answer: one that restarts
  /// at that very moment should not cost the night.
  private static final Duration INSISTENCE = Duration.ofMinutes(15);

  private final Upgrades upgrades;
  private final UpgradeHandler handler;
  private final PlannerConfig config;
  private final InstantSource clock;

  public CheckedStarts(
      Upgrades upgrades, UpgradeHandler handler, PlannerConfig config, InstantSource clock) {
    this.upgrades = upgrades;
    this.handler = handler;
    this.config = config;
    this.clock = clock;
  }

  /// Asks the hosts, waits for their answers, and starts. When the last approval comes only after
  /// the look at it, nobody has been asked, and the start is rejected.
  public Decision<UpgradeEvent> start(UpgradeId id, String by) {
    if (upgrades.get(id).state() instanceof Approved approved && isForward(approved)) {
      handler.handle(new AskAgain(id, by, clock.instant()));
      upgrades.await(id, live -> !isAwaited(live), config.planWithin());
    }
    return upgrades.start(id, by);
  }

  /// A step towards the start of what is due; empty while the hosts have not answered, and are
  /// asked again.
  public Optional<Decision<UpgradeEvent>> startWhenChecked(
      Approved approved, Instant due, String by) {
    if (!isForward(approved)) {
      return Optional.of(upgrades.start(approved.id(), by));
    }
    var now = clock.instant();
    var asked = approved.recheck().filter(recheck -> !recheck.at().isBefore(due));
    if (asked.isEmpty()) {
      handler.handle(new AskAgain(approved.id(), by, now));
      return Optional.empty();
    }
    var recheck = asked.get();
    if (!isAnswered(recheck) && now.isBefore(recheck.at().plus(PATIENCE))) {
      return Optional.empty();
    }
    if (!isAnswered(recheck) && now.isBefore(due.plus(INSISTENCE))) {
      handler.handle(new AskAgain(approved.id(), by, now));
      return Optional.empty();
    }
    return Optional.of(upgrades.start(approved.id(), by));
  }

  private static boolean isAnswered(Recheck recheck) {
    return recheck.pending().isEmpty() && recheck.problems().isEmpty();
  }

  private static boolean isForward(Approved approved) {
    return approved.plan().rollbackOf().isEmpty();
  }

  private static boolean isAwaited(LiveUpgrade live) {
    return live.state() instanceof Approved approved
        && approved.recheck().filter(recheck -> !recheck.pending().isEmpty()).isPresent();
  }
}
