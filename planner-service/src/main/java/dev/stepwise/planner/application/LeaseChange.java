package dev.stepwise.planner.application;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.planner.domain.Awaited;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Changes of leases that go into one statement.
sealed interface LeaseChange {
  void write(Leases leases);

  /// A lease comes only once, as PostgreSQL wants it.
  record Await(List<Awaited> those) implements LeaseChange {
    @Override
    public void write(Leases leases) {
      leases.await(those);
    }
  }

  record Renew(Set<Awaited> those) implements LeaseChange {
    Renew() {
      this(new LinkedHashSet<>());
    }

    /// Takes one out, and tells whether none is left.
    boolean without(Awaited awaited) {
      those.remove(awaited);
      return those.isEmpty();
    }

    @Override
    public void write(Leases leases) {
      leases.renew(those);
    }
  }

  record Settle(Set<Awaited> those) implements LeaseChange {
    Settle() {
      this(new LinkedHashSet<>());
    }

    @Override
    public void write(Leases leases) {
      leases.settle(those);
    }
  }

  record SettleAll(UpgradeId id) implements LeaseChange {
    @Override
    public void write(Leases leases) {
      leases.settleAll(id);
    }
  }
}
