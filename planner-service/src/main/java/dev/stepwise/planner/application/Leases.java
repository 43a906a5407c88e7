package dev.stepwise.planner.application;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.planner.domain.Awaited;
import java.util.Collection;
import java.util.List;

/// Until when something is awaited in silence, by the database's clock.
public interface Leases {
  /// Awaits from now on, for a run instead of any earlier attempt or fence of it. As long as nobody
  /// has accepted the command for a run, the lease is that of commands; from the first sign of life
  /// on it is that of executors.
  void await(List<Awaited> awaited);

  /// Whoever owes them is alive. Nothing happens where one is not awaited with exactly that fence.
  void renew(Collection<Awaited> awaited);

  default void renew(Awaited awaited) {
    renew(List.of(awaited));
  }

  /// They came, or nobody needs them any longer. Nothing happens as with [#renew].
  void settle(Collection<Awaited> awaited);

  default void settle(Awaited awaited) {
    settle(List.of(awaited));
  }

  void settleAll(UpgradeId id);

  /// What has been awaited for too long, longest first.
  List<Awaited> expired(int limit);

  /// Gives everybody a whole lease more: it was us who did not listen.
  void renewAll();
}
