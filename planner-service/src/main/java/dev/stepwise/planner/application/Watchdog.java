package dev.stepwise.planner.application;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.failpoint.Failpoint;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Approved;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.Upgrade.Cancelled;
import dev.stepwise.contracts.upgrade.Upgrade.Discovering;
import dev.stepwise.contracts.upgrade.Upgrade.Proposed;
import dev.stepwise.contracts.upgrade.Upgrade.Refused;
import dev.stepwise.contracts.upgrade.Upgrade.Undoing;
import dev.stepwise.contracts.upgrade.Upgrade.Unrequested;
import dev.stepwise.planner.config.PlannerConfig;
import dev.stepwise.planner.domain.Awaited;
import dev.stepwise.planner.domain.Decision.Rejected;
import dev.stepwise.planner.domain.FollowUp.AskForFacts;
import dev.stepwise.planner.domain.Mandate;
import dev.stepwise.planner.domain.UpgradeCommand.Reissue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Asks again for what has been awaited in silence for a whole lease. Several planners may do so at
/// the same time: the fence decides which of them is heard.
@ApplicationScoped
public class Watchdog {
  private static final int AT_ONCE = 100;
  private static final Duration A_FEW_LOOKS = Duration.ofSeconds(3);

  private final Leases leases;
  private final Outbox outbox;
  private final Transactions transactions;
  private final UpgradeHandler handler;
  private final FollowUps followUps;
  private final PlannerConfig config;
  private final InstantSource clock;
  private volatile Optional<Instant> lastLook = Optional.empty();

  public Watchdog(
      Leases leases,
      Outbox outbox,
      Transactions transactions,
      UpgradeHandler handler,
      FollowUps followUps,
      PlannerConfig config,
      InstantSource clock) {
    this.leases = leases;
    this.outbox = outbox;
    this.transactions = transactions;
    this.handler = handler;
    this.followUps = followUps;
    this.config = config;
    this.clock = clock;
  }

  /// Looks once.
  ///
  /// @throws StoreUnavailable when the database does not answer
  public void look() {
    var now = clock.instant();
    var failure = wasAsleep(now) ? renewAll() : askAgain(now);
    lastLook = Optional.of(now);
    failure.ifPresent(e -> {
      throw e;
    });
  }

  private Optional<RuntimeException> renewAll() {
    transactions.inOne(leases::renewAll);
    return Optional.empty();
  }

  private Optional<RuntimeException> askAgain(Instant now) {
    return EachOnItsOwn.tryAll(expired(), awaited -> askAgainOrLater(awaited, now));
  }

  /// After a start, or while the database was away, the silence was ours.
  private boolean wasAsleep(Instant now) {
    return lastLook.filter(last -> last.plus(longestNap()).isAfter(now)).isEmpty();
  }

  /// Never as short as the time between two looks, or a short lease would be renewed for ever.
  private Duration longestNap() {
    var half = config.lease().dividedBy(2);
    return half.compareTo(A_FEW_LOOKS) < 0 ? A_FEW_LOOKS : half;
  }

  private List<Awaited> expired() {
    return transactions.inOne(() -> leases.expired(AT_ONCE));
  }

  /// What cannot be asked again, such as of an upgrade whose history is corrupt, waits for another
  /// lease: it must not stand in front of the others for ever.
  private void askAgainOrLater(Awaited awaited, Instant now) {
    try {
      if (isStillToBeAsked(awaited)) {
        renew(awaited);
      } else {
        askAgain(awaited, now);
      }
    } catch (StoreUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      renew(awaited);
      throw e;
    }
  }

  /// While the bus is away, nobody can answer what nobody has heard.
  private boolean isStillToBeAsked(Awaited awaited) {
    return transactions.inOne(() -> outbox.holdsCommandTo(awaited.host()));
  }

  private void renew(Awaited awaited) {
    transactions.inOne(() -> leases.renew(awaited));
  }

  private void askAgain(Awaited awaited, Instant now) {
    switch (awaited) {
      case Awaited.RunEnd(var attempt, var fence) -> {
        Failpoint.PLANNER_LEASE_EXPIRED_NOT_REISSUED.reached();
        var reason = "no executor accepted it, or gave a sign of life for " + config.lease();
        if (handler.handle(new Reissue(attempt, fence, reason, now)) instanceof Rejected<?>) {
          transactions.inOne(() -> leases.settle(awaited));
        }
      }
      case Awaited.Facts facts -> transactions.inOne(() -> askAgain(facts, now));
    }
  }

  /// Discovery changes nothing on a host, so asking twice does no harm and is no fact.
  private void askAgain(Awaited.Facts awaited, Instant now) {
    var state = handler.current(awaited.upgradeId()).state();
    if (awaitsFactsOf(state, awaited.host())) {
      followUps.ask(
          new AskForFacts(
              awaited.upgradeId(), state.about().orElseThrow(), List.of(awaited.host())),
          Mandate.of(state),
          now);
    } else if (mayStillAsk(state)) {
      leases.renew(awaited);
    } else {
      leases.settle(awaited);
    }
  }

  /// Whether its hosts may have been asked since it was looked at, and the lease be needed by now.
  private static boolean mayStillAsk(Upgrade state) {
    return switch (state) {
      case Discovering _, Proposed _, Approved _ -> true;
      case Unrequested _, Undoing _, Refused _, Cancelled _, Begun _ -> false;
    };
  }

  private static boolean awaitsFactsOf(Upgrade state, HostId host) {
    return (state instanceof Discovering discovering && discovering.pending().contains(host))
        || (state instanceof Approved approved
            && approved.recheck().filter(asked -> asked.pending().contains(host)).isPresent());
  }
}
