package dev.stepwise.planner.application;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.planner.application.Outbox.Message;
import dev.stepwise.planner.domain.Awaited;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one transaction sends and awaits: gathered while it decides, and written at its end with
/// few statements, however much was decided.
final class Consequences {
  private final List<Message> messages = new ArrayList<>();
  private final List<LeaseChange> leases = new ArrayList<>();
  private final Map<InstallationId, Release> releases = new LinkedHashMap<>();

  void send(List<Message> more) {
    messages.addAll(more);
  }

  void await(List<Awaited> awaited) {
    leases.add(new LeaseChange.Await(List.copyOf(awaited)));
  }

  void renew(Awaited awaited) {
    if (leases.isEmpty() || !(leases.getLast() instanceof LeaseChange.Renew)) {
      leases.add(new LeaseChange.Renew());
    }
    if (leases.getLast() instanceof LeaseChange.Renew last) {
      last.those().add(awaited);
    }
  }

  /// What has come is not awaited for a lease more before.
  void settle(Awaited awaited) {
    leases.removeIf(change -> change instanceof LeaseChange.Renew renew && renew.without(awaited));
    if (leases.isEmpty() || !(leases.getLast() instanceof LeaseChange.Settle)) {
      leases.add(new LeaseChange.Settle());
    }
    if (leases.getLast() instanceof LeaseChange.Settle last) {
      last.those().add(awaited);
    }
  }

  void settleAll(UpgradeId id) {
    leases.add(new LeaseChange.SettleAll(id));
  }

  void record(InstallationId id, Release release) {
    releases.put(id, release);
  }

  /// Writes all of it; what was changed of one lease in the order in which it was.
  void write(Outbox outbox, Leases table, InstallationStore installations) {
    if (!messages.isEmpty()) {
      outbox.add(messages);
    }
    leases.forEach(change -> change.write(table));
    releases.forEach(installations::record);
  }
}
