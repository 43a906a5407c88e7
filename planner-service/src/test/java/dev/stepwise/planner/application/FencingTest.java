package dev.stepwise.planner.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.contracts.upgrade.PauseMode;
import dev.stepwise.contracts.upgrade.Upgrade.Running;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.domain.Decision;
import dev.stepwise.planner.domain.Decision.Accepted;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.Decision.Rejected;
import dev.stepwise.planner.domain.Plans;
import dev.stepwise.planner.domain.UpgradeCommand;
import dev.stepwise.planner.domain.UpgradeCommand.Pause;
import dev.stepwise.planner.domain.UpgradeCommand.Reissue;
import dev.stepwise.planner.domain.UpgradeCommand.ReportEnded;
import dev.stepwise.planner.journey.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.RepeatedTest;

/// The fence is checked in the transaction that stores the result: of two planners that decide at
/// the same moment, on PostgreSQL, one is heard, and the other learns what has happened meanwhile.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FencingTest {
  private final UpgradeHandler handler;
  private final UpgradeStore store;
  private final Transactions transactions;
  private final UpgradeId id = new UpgradeId("up-" + UUID.randomUUID());
  private final AttemptId attempt = new AttemptId(id, 0, Plans.host(1), 1);
  private final Instant now = Instant.now();

  FencingTest(UpgradeHandler handler, UpgradeStore store, Transactions transactions) {
    this.handler = handler;
    this.store = store;
    this.transactions = transactions;
  }

  @RepeatedTest(5)
  void a_result_and_a_reissue_at_the_same_moment_are_never_both_recorded() {
    aRunIsUnderWay();

    var decisions = atTheSameMoment(ended(1), new Reissue(attempt, 1, "silent", now));

    assertThat(decisions).filteredOn(Accepted.class::isInstance).hasSize(1);
    assertThat(decisions)
        .filteredOn(Rejected.class::isInstance)
        .extracting(decision -> ((Rejected<UpgradeEvent>) decision).reason())
        .containsExactly(Reason.STALE);
  }

  @RepeatedTest(5)
  void a_result_that_comes_while_the_run_is_called_off_is_a_zombies() {
    aRunIsUnderWay();

    var decisions = atTheSameMoment(ended(1), new Pause(id, PauseMode.NOW, "smoke", "ada", now));

    assertThat(decisions).filteredOn(Accepted.class::isInstance).hasSize(1);
  }

  @RepeatedTest(5)
  void the_same_result_at_the_same_moment_is_recorded_once() {
    aRunIsUnderWay();

    var decisions = atTheSameMoment(ended(1), ended(1));

    assertThat(decisions).filteredOn(Accepted.class::isInstance).hasSize(1);
    assertThat(transactions.inOne(() -> store.eventsAfter(id, 0)))
        .filteredOn(recorded -> recorded.event() instanceof UpgradeEvent.RunSucceeded)
        .hasSize(1);
  }

  /// So that the installation is free for the next one.
  @AfterEach
  void bring_it_to_its_end() {
    if (handler.current(id).state() instanceof Running running) {
      handler.handle(ended(running.progress().run(0, Plans.host(1)).fence()));
    }
  }

  private void aRunIsUnderWay() {
    var plan = Plans.plan(id, Optional.empty(), 1, 1);
    assertThat(Started.by(handler, plan, plan.installation(), now))
        .allMatch(Accepted.class::isInstance);
  }

  private UpgradeCommand ended(long fence) {
    return new ReportEnded(
        attempt,
        fence,
        new Outcome.Succeeded(new TreeMap<>(), "verify passed"),
        new Output(0, Sha256.of(""), ""),
        now);
  }

  /// Both have read before either writes.
  private List<Decision<UpgradeEvent>> atTheSameMoment(UpgradeCommand one, UpgradeCommand other) {
    var bothHaveRead = new CyclicBarrier(2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return Stream.of(one, other)
          .map(command ->
              CompletableFuture.supplyAsync(() -> decide(command, bothHaveRead), threads))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    }
  }

  private Decision<UpgradeEvent> decide(UpgradeCommand command, CyclicBarrier bothHaveRead) {
    var isFirstTry = new AtomicBoolean(true);
    return handler.decide(transaction -> {
      transaction.current(id);
      if (isFirstTry.getAndSet(false)) {
        await(bothHaveRead);
      }
      return transaction.decide(command);
    });
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException("Expected both to have read", e);
    }
  }
}
