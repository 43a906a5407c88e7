package dev.stepwise.planner.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.planner.domain.Awaited;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What all leases promise.
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class LeasesContract {
  private final UpgradeId id = new UpgradeId("up-" + UUID.randomUUID());

  protected abstract Leases leases();

  protected abstract Transactions transactions();

  /// Lets every lease run out that is not renewed afterwards.
  protected abstract void letTimePass();

  /// Lets the leases of executors run out, but not those of commands.
  protected abstract void letALeasePass();

  @Test
  void a_command_that_nobody_has_accepted_is_awaited_longer() {
    await(end(1, 1));

    letALeasePass();

    assertThat(expired()).isEmpty();
  }

  @Test
  void from_the_first_sign_of_life_on_the_lease_is_that_of_executors() {
    await(end(1, 1));
    transactions().inOne(() -> leases().renew(end(1, 1)));

    letALeasePass();

    assertThat(expired()).containsExactly(end(1, 1));
  }

  @Test
  void what_was_awaited_too_long_has_expired() {
    await(end(1, 1), facts());

    letTimePass();

    assertThat(expired()).containsExactlyInAnyOrder(end(1, 1), facts());
  }

  @Test
  void a_sign_of_life_renews() {
    await(end(1, 1), facts());
    letTimePass();

    transactions().inOne(() -> leases().renew(end(1, 1)));

    assertThat(expired()).containsExactly(facts());
  }

  @Test
  void a_sign_of_life_of_an_earlier_fence_does_not_renew() {
    await(end(1, 2));
    letTimePass();

    transactions().inOne(() -> leases().renew(end(1, 1)));

    assertThat(expired()).containsExactly(end(1, 2));
  }

  @Test
  void a_new_command_is_awaited_instead_of_the_old_one() {
    await(end(1, 1));
    await(end(2, 2));

    letTimePass();

    assertThat(expired()).containsExactly(end(2, 2));
  }

  @Test
  void what_is_settled_is_awaited_no_longer() {
    await(end(1, 1), facts());
    letTimePass();

    transactions().inOne(() -> leases().settle(end(1, 1)));

    assertThat(expired()).containsExactly(facts());
  }

  @Test
  void everything_of_an_upgrade_can_be_settled() {
    await(end(1, 1), facts());
    letTimePass();

    transactions().inOne(() -> leases().settleAll(id));

    assertThat(expired()).isEmpty();
  }

  @Test
  void everybody_can_be_given_a_whole_lease_more() {
    await(end(1, 1), facts());
    letTimePass();

    transactions().inOne(leases()::renewAll);

    assertThat(expired()).isEmpty();
  }

  private void await(Awaited... awaited) {
    transactions().inOne(() -> leases().await(List.of(awaited)));
  }

  private List<Awaited> expired() {
    return transactions().inOne(() -> leases().expired(1_000)).stream()
        .filter(awaited -> awaited.upgradeId().equals(id))
        .toList();
  }

  private Awaited end(int attempt, long fence) {
    return new Awaited.RunEnd(new AttemptId(id, 0, new HostId("h1"), attempt), fence);
  }

  private Awaited facts() {
    return new Awaited.Facts(id, new HostId("h1"));
  }
}
